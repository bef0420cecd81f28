# Le tableau des heures de la semaine.

heat-empty = À aucune heure de cette semaine, la part n’atteint un habitant sur cent.
