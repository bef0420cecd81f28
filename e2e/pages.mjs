// The languages in which every state is visited and every journey made: another one is one word here.
export const languages = ["fr", "en"];

/// Where a page stands in a language: French has no prefix.
export function address(language, path) {
  if (language === "fr") return path;
  return path === "/" ? `/${language}` : `/${language}${path}`;
}

// The moment of each network, where it is not an ordinary Wednesday morning.
export const moments = { ferme: "2024-09-08T22:30:00+02:00" };

// The lists of each network, where they are not the one example.
export const lists = { demonstration: [], deux: ["exemple-20240801.csv", "exemple-20240901.csv"] };

// Every page and state, in one place: what is tested is what is photographed.
export const states = {
  demonstration: [
    { name: "accueil-demonstration", path: "/" },
    { name: "trouver-demonstration", path: "/trouver?lieu=Mende" },
    { name: "historique-demonstration", path: "/engagements/historique" },
    { name: "affiche-demonstration", path: "/commune/48095/affiche" },
    { name: "et-si-demonstration", path: "/et-si?fermer=exemple-48061" },
    { name: "point-demonstration", path: "/point/exemple-48061" },
    { name: "engagements-demonstration", path: "/engagements" },
    { name: "engagement-4-demonstration", path: "/engagements/p4" },
    { name: "departement-demonstration", path: "/departement/48" },
    { name: "commune-demonstration", path: "/commune/48080" },
    { name: "laisses-de-cote-demonstration", path: "/departement/48/communes" },
    { name: "methode-demonstration", path: "/methode" },
  ],
  // Two lists: what changed.
  deux: [
    { name: "historique-deux", path: "/engagements/historique" },
    { name: "historique-deux-departement", path: "/departement/48/historique?de=2024-08-01&a=2024-09-01" },
    { name: "historique-deux-ailleurs", path: "/departement/973/historique" },
    { name: "historique-deux-faux", path: "/engagements/historique?de=2024-09-01&a=2024-08-01", status: 400 },
  ],
  // Sunday night: all doors are closed.
  ferme: [
    { name: "trouver-ferme", path: "/trouver?lieu=Ispagnac" },
    { name: "trouver-ferme-ouvert", path: "/trouver?lieu=Ispagnac&ouvert=oui" },
    { name: "point-ferme", path: "/point/1" },
    { name: "commune-ferme", path: "/commune/48080" },
    { name: "affiche-ferme", path: "/commune/48080/affiche" },
    { name: "departement-ferme", path: "/departement/48" },
  ],
  exemple: [
    { name: "accueil", path: "/" },
    { name: "trouver-vide", path: "/trouver" },
    { name: "trouver", path: "/trouver?lieu=Ispagnac" },
    { name: "trouver-un", path: "/trouver?lieu=Aurillac&samedi=oui" },
    { name: "trouver-choix", path: "/trouver?lieu=Saint-Denis" },
    { name: "trouver-bus", path: "/trouver?lieu=48150" },
    { name: "trouver-loin", path: "/trouver?lieu=Ouessant" },
    { name: "trouver-inconnu", path: "/trouver?lieu=Zzyzxqwv", status: 404 },
    { name: "trouver-illisible", path: "/trouver?lieu=" + "x".repeat(10000), status: 400 },
    { name: "trouver-hostile", path: "/trouver?lieu=%00%3Cscript%3E", status: 400 },
    { name: "trouver-choisi", path: "/trouver?lieu=Mende&samedi=oui&libre=oui" },
    { name: "trouver-soir", path: "/trouver?lieu=48095&soir=oui" },
    { name: "trouver-rien-de-tel", path: "/trouver?lieu=Mende&par=msa&bus=oui" },
    { name: "trouver-choix-choisi", path: "/trouver?lieu=Saint-Denis&ouvert=oui" },
    { name: "trouver-choix-faux", path: "/trouver?lieu=Mende&ouvert=peut-être", status: 400 },
    { name: "trouver-deux-fois", path: "/trouver?lieu=Mende&lieu=Florac", status: 400 },
    { name: "point", path: "/point/1" },
    { name: "point-rendez-vous", path: "/point/4" },
    { name: "point-bus", path: "/point/5" },
    { name: "point-sans-horaires", path: "/point/7" },
    { name: "point-plusieurs-lieux", path: "/point/8" },
    { name: "engagements", path: "/engagements" },
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ name: `engagement-${n}`, path: `/engagements/p${n}` })),
    { name: "departement", path: "/departement/48" },
    { name: "departement-lourd", path: "/departement/80" },
    { name: "region-lourde", path: "/region/84" },
    { name: "departement-sans-point", path: "/departement/75" },
    { name: "departement-outre-mer", path: "/departement/973" },
    { name: "region", path: "/region/76" },
    { name: "region-outre-mer", path: "/region/04" },
    { name: "epci", path: "/epci/200069151" },
    { name: "laisses-de-cote", path: "/engagements/p4/communes" },
    { name: "laisses-de-cote-page-2", path: "/engagements/p4/communes?etat=a-verifier&page=2" },
    { name: "laisses-de-cote-departement", path: "/departement/48/communes" },
    { name: "laisses-de-cote-illisible", path: "/departement/48/communes?page=x", status: 400 },
    { name: "departement-engagements", path: "/departement/48/engagements" },
    { name: "region-engagements", path: "/region/76/engagements" },
    { name: "epci-engagements", path: "/epci/200069151/engagements" },
    { name: "commune-engagements", path: "/commune/48080/engagements" },
    { name: "commune-engagements-vide", path: "/commune/55039/engagements" },
    { name: "historique", path: "/engagements/historique" },
    { name: "historique-epci", path: "/epci/200069151/historique" },
    { name: "erreur-engagements", path: "/commune/99999/engagements", status: 404 },
    { name: "erreur-epci", path: "/epci/999999999", status: 404 },
    { name: "commune", path: "/commune/48080" },
    { name: "commune-ville", path: "/commune/75056" },
    { name: "affiche", path: "/commune/48080/affiche" },
    { name: "affiche-rendez-vous", path: "/commune/48092/affiche" },
    { name: "affiche-bus", path: "/commune/48096/affiche" },
    { name: "affiche-loin", path: "/commune/29155/affiche" },
    { name: "affiche-outre-mer", path: "/commune/98735/affiche" },
    { name: "erreur-affiche", path: "/commune/99999/affiche", status: 404 },
    { name: "et-si-vide", path: "/et-si" },
    { name: "et-si-departement", path: "/et-si?departement=48" },
    { name: "et-si-point", path: "/et-si?point=2" },
    { name: "et-si-fermer", path: "/et-si?fermer=2" },
    { name: "et-si-ouvrir", path: "/et-si?ouvrir=48096" },
    { name: "et-si-deplacer", path: "/et-si?fermer=2&ouvrir=48096&deplacer=7:3.25,44.81&departement=48" },
    { name: "et-si-horaires", path: "/et-si?horaires=3:lu-ve%208h-19h;%20sa%209h-12h" },
    { name: "et-si-sans-effet", path: "/et-si?ouvrir=3.5005,44.518" },
    { name: "et-si-partout", path: "/et-si?ouvrir=29155&ouvrir=2A004&ouvrir=97411&ouvrir=59350&fermer=9" },
    { name: "et-si-plein", path: "/et-si?" + [48095, 48061, 48080, 48092, 48096, 48198, 48140, 48039, 48009, 48017, 48050, 48064].map((code) => `ouvrir=${code}`).join("&") },
    { name: "et-si-inconnu", path: "/et-si?fermer=999", status: 400 },
    { name: "et-si-ambigu", path: "/et-si?ouvrir=Saint-Denis", status: 400 },
    { name: "et-si-hostile", path: "/et-si?horaires=2:%3Cscript%3E&fermer=%00", status: 400 },
    // The interactive map is asked for: it may weigh more than a first view.
    { name: "carte", path: "/carte", weight: 400 * 1024 },
    { name: "carte-departement", path: "/carte?departement=48", weight: 400 * 1024 },
    { name: "carte-region", path: "/carte?region=76", weight: 400 * 1024 },
    { name: "carte-epci", path: "/carte?epci=200069151", weight: 400 * 1024 },
    { name: "carte-lieu", path: "/carte?lieu=48075", weight: 400 * 1024 },
    { name: "carte-essai", path: "/carte?essai=oui&fermer=2&ouvrir=48096&departement=48", weight: 400 * 1024 },
    { name: "carte-fausse", path: "/carte?lieu=99999", status: 400 },
    { name: "methode", path: "/methode" },
    { name: "donnees", path: "/donnees" },
    { name: "api", path: "/api" },
    { name: "erreur-404", path: "/nulle-part", status: 404 },
    { name: "erreur-point", path: "/point/999", status: 404 },
    { name: "erreur-commune", path: "/commune/99999", status: 404 },
  ],
};

/// What is opened over a slow line in every run; `slow-list.mjs` opens all pages of the official list.
export const slow = ["/", "/trouver?lieu=Mende", "/point/exemple-48061", "/engagements", "/departement/48", "/commune/48080", "/et-si?fermer=exemple-48061"];

export const networks = Object.keys(states);

/// The files of a network's lists.
export function files(network) {
  return (lists[network] ?? ["exemple-20240801.csv"]).map((name) => new URL(`fixtures/${name}`, import.meta.url).pathname);
}

/// The states of a network in every language, each with its address.
export function everyState(network) {
  const said = (language) => (state) => ({ ...state, language, path: address(language, state.path), name: language === "fr" ? state.name : `${state.name} ${language}` });
  return languages.flatMap((language) => states[network].map(said(language)));
}
