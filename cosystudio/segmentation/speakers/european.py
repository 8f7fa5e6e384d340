"""The words of attribution in English, German, French and Spanish."""

from cosystudio.segmentation.speakers.grammar import Grammar
from cosystudio.segmentation.speakers.values import Gender


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _genders(he: str, she: str, either: str) -> dict[str, Gender]:
    words = {Gender.HE: he, Gender.SHE: she, Gender.OPEN: either}
    return {word: gender for gender, some in words.items() for word in some.split()}


def _verbs(text: str) -> str:
    return "|".join(sorted(text.split(), key=len, reverse=True))


ENGLISH = Grammar(
    verbs=_verbs(
        "said says asked asks replied answered cried exclaimed whispered shouted muttered murmured demanded inquired "
        "enquired remarked observed repeated screamed yelled responded retorted declared interrupted ejaculated "
        "returned rejoined resumed continued added began proceeded pursued suggested interposed called growled "
        "snapped sighed gasped laughed sobbed groaned announced explained insisted protested pleaded urged ventured "
        "stammered assented agreed admitted commented concluded roared bellowed hissed sneered faltered croaked "
        "grumbled soliloquised soliloquized thought quoth acquiesced implored begged entreated ordered commanded "
        "chuckled panted shrieked moaned echoed objected persisted reiterated struck stipulated affirmed confessed "
        "assured told warned complained mused corrected argued promised bawled piped drawled wailed breathed "
        "volunteered mumbled thundered vociferated apostrophised expostulated remonstrated"
    ),
    between=(
        r"had|has|then|again|also|only|once|now|here|at last|at length|at once|would|could|did|always|never|still|"
        r"almost|merely|just|presently|suddenly|thus|so|and|even|\w+ly"
    ),
    pronouns=_genders(
        he="he",
        she="she",
        either="they we it you",
    ),
    first=_words("i"),
    determiners=_words("the a an his her my our their that this another"),
    titles=_genders(
        he="mr sir lord monsieur master squire uncle king prince count father brother monseigneur",
        she="mrs miss ms lady madame mademoiselle madam aunt queen princess mother sister countess citizeness",
        either="dr doctor captain colonel major inspector professor judge young old little poor st citizen",
    ),
    particles=_words("of de du la le von van the and"),
    stops=_words(
        "in with to at from as and who when after on for by again then but or if while that which whom under upon "
        "over into out down up back off about through before behind is was had has were are did would could be been "
        "not no still also too very here there now once himself herself half whose looked turned came went sat stood "
        "rose took shook gave made put laid held opened smiled nodded bowed looking without rather quite let got"
    ),
    never_names=_words(
        "i he she they we you it the a an and but or so then when as if yes no not his her my our their this that "
        "these those there here what who whom how why where which oh ah well now at in on of for from with to by all "
        "one two three both some any many much most such very just only even still yet also again perhaps suddenly "
        "after before while until upon its your god heaven sunday monday tuesday wednesday thursday friday saturday "
        "january february march april june july august september october november december chapter book"
    ),
    stop_endings=("ing", "ly"),
    names_end_roles=True,
    pointing={"this": "the", "that": "the"},
    possessives=_words("his her my our their its your"),
    parts=_words(
        "look voice eyes eye face head heart hand hands lips lip mouth tone tones glance smile words word "
        "thought thoughts "
        "mind soul manner expression gaze breath tongue countenance brow fingers finger tears laugh laughter cry sigh "
        "reply answer question speech story letter attention gesture accents conscience memory spirits anger joy grief"
    ),
    moments=_words(
        "instant moment time day night morning evening afternoon hour minute year week while end question sun "
        "wind rain sea war silence pause fact reason result effect size number done way thing things word words"
    ),
    past_ending="ed",
    prepositions=_words("with in at by beside near behind under over on upon against among around"),
)

GERMAN = Grammar(
    verbs=_verbs(
        "sagte sagten sagt fragte fragten fragt rief riefen ruft antwortete antworteten erwiderte entgegnete meinte "
        "meinten flüsterte schrie schrien murmelte erklärte bemerkte versetzte wiederholte brummte seufzte stöhnte "
        "stammelte brüllte begann fuhr fügte setzte unterbrach befahl bat dachte sprach spricht kreischte lachte "
        "klagte schluchzte keuchte hauchte zischte knurrte kicherte verkündete versicherte berichtete gab erkundigte "
        "schloß schloss murrte bestätigte verlangte drängte hieß ächzte mahnte rufte rief's sagte’s jammerte"
    ),
    between=(
        r"dann|nun|noch|wieder|endlich|aber|da|so|und|auch|schließlich|plötzlich|leise|laut|zuerst|jetzt|ihm|ihr|ihn|"
        r"sich|also|hierauf|darauf|nochmals|sogleich|nur|bloß|schon|immer|einmal|hatte|ihnen|mir|jetzt|gleichsam"
    ),
    pronouns=_genders(
        he="er dieser jener",
        she="sie diese jene",
        either="es wir man alle",
    ),
    first=_words("ich"),
    determiners=_words("der die das ein eine mein meine sein seine ihr ihre unser unsere"),
    titles=_genders(
        he="herr vater bruder graf könig onkel mann",
        she="frau fräulein mutter schwester gräfin königin tante mädchen bedienerin",
        either="doktor",
    ),
    particles=_words("von zu van der de"),
    stops=_words(
        "in mit zu an auf aus von bei nach und oder als wie der die das dem den des ihm ihn sich noch wieder nun dann "
        "aber da so indem während ohne für über unter vor hinter durch nicht schon ganz sehr leise laut war hatte mir "
        "endlich schließlich zum zur im am vom beim plötzlich hinein herein"
    ),
    never_names=_words(
        "der die das ein eine und aber oder so dann wenn als ja nein nicht ich er sie es wir ihr sein seine mein meine "
        "da nun was wer wie wo warum auch noch schon nur sehr zu in auf an mit von bei nach aus vor für über unter "
        "jetzt hier dort gott himmel ihnen ihm ihn sich einmal jedenfalls diese dieser dieses herrn herren"
    ),
    verb_first=True,
    inverts=True,
    nouns_are_capital=True,
    prepositions=_words("in mit zu an auf aus von bei nach über unter vor hinter durch für ohne um gegen neben seit"),
    possessives=_words("sein seine mein meine ihr ihre unser unsere dein deine"),
    parts=_words(
        "stimme blick gesicht augen auge kopf herz hand hände lippen mund ton worte wort gedanke gedanken geist "
        "antwort "
        "frage brief lächeln lachen atem zorn freude schmerz rede"
    ),
    moments=_words(
        "augenblick moment tag nacht morgen abend nachmittag stunde minute jahr woche weile ende sonne wind "
        "regen krieg stille pause grund mal"
    ),
)

FRENCH = Grammar(
    verbs=r"(?:(?:se|me|te|lui|leur|nous|vous)\s)?(?:"
    + _verbs(
        "dit disait dirent criait répétait ajoutait reprenait murmurait continuait observait "
        "demanda demandait répondit répondait répondirent répliqua reprit repartit ajouta s'écria "
        "s’écria s'écrièrent s’écrièrent cria crièrent fit murmura riposta continua poursuivit observa déclara "
        "interrompit balbutia soupira pensa songea répéta chuchota hurla gémit grommela conclut commença annonça "
        "expliqua affirma insista objecta protesta supplia ordonna commanda bégaya exclama s'exclama s’exclama "
        "disant répondant ajoutant remarqua acheva proposa avoua assura dis répondis demandai "
        "repris interrogea lança souffla hasarda marmotta"
    )
    + ")",
    between=(
        r"alors|donc|enfin|simplement|tranquillement|encore|aussi|froidement|vivement|aussitôt|ensuite|seulement|"
        r"toujours|tout bas|à mi-voix|à voix basse|à haute voix|à son tour|à part lui|"
        r"d'une voix \w+|\w+ment|lui|leur|en|me|avait|a|se|nous"
    ),
    pronouns=_genders(
        he="il celui-ci celui-là",
        she="elle elles celle-ci",
        either="ils on l'autre l’autre nous",
    ),
    first=_words("je"),
    determiners=_words("le la les l un une son sa ses mon ma notre ce cet cette"),
    titles=_genders(
        he="monsieur m mr sir lord maître père comte frère roi",
        she="madame mme mrs mademoiselle mlle miss mère comtesse soeur reine",
        either="docteur capitaine",
    ),
    particles=_words("de du des la le d"),
    stops=_words(
        "en avec à au aux dans sur sous pour par et ou qui que dont quand comme d'un d'une d’un d’une sans vers après "
        "avant se ne lui leur y était avait fut alors enfin tout très non pas plus s'il assez aussi si encore"
    ),
    never_names=_words(
        "le la les un une et mais ou donc car si alors quand comme il elle ils elles je tu nous vous on ce cet cette "
        "ces son sa ses mon ma mes non oui qui que quoi où pourquoi dans sur sous avec pour par en à au aux de du des "
        "ne pas plus tout tous c'est c’est eh ah oh bien voilà voici cela ceci est dieu puis enfin aussi d'ailleurs"
    ),
    verb_first=True,
    inside=True,
    clitics=_genders(
        he="il",
        she="elle elles",
        either="ils on je nous",
    ),
    possessives=_words("son sa ses mon ma mes notre nos leur leurs votre vos"),
    parts=_words(
        "voix regard regards visage yeux œil tête cœur coeur main mains lèvres bouche ton mots mot pensée "
        "esprit âme réponse "
        "question lettre sourire rire souffle colère joie douleur discours"
    ),
    moments=_words(
        "instant moment fois jour nuit matin soir soir-là jour-là lendemain heure minute année semaine fin soleil "
        "vent pluie mer guerre silence pause raison même coup"
    ),
    prepositions=_words("à avec dans sur sous par pour chez"),
)

SPANISH = Grammar(
    verbs=_verbs(
        "dijo decía dijeron preguntó preguntaba respondió respondieron contestó replicó exclamó gritó gritaron murmuró "
        "susurró añadió repuso prosiguió continuó observó declaró interrumpió insistió repitió suspiró pensó ordenó "
        "advirtió explicó afirmó balbuceó concluyó propuso dije pregunté respondí contesté repliqué volvió comenzó "
        "agregó musitó rogó suplicó protestó aseguró anunció admitió interrogó inquirió clamó"
    ),
    between=(
        r"entonces|luego|también|al fin|por fin|otra vez|aún|así|ya|pues|después|de nuevo|a decir|a preguntar|\w+mente|"
        r"le|les|me|se|a esto|a esta sazón"
    ),
    pronouns=_genders(
        he="él éste aquél",
        she="ella ellas ésta",
        either="ellos",
    ),
    first=_words("yo"),
    determiners=_words("el la los las un una su sus mi mis nuestro nuestra aquel aquella este esta"),
    titles=_genders(
        he="don señor sr padre hermano tío rey fray cura barbero",
        she="doña señora sra señorita madre hermana tía reina",
        either="doctor capitán",
    ),
    particles=_words("de del la el los y"),
    stops=_words(
        "en con a al por para y o que cuando como sin sobre tras desde hasta se le era había fue muy más no ya si "
        "mientras entonces también"
    ),
    never_names=_words(
        "el la los las un una y o pero mas si no sí que quien cuando como donde porque yo tú él ella ello nosotros "
        "en con a al por para de del su sus mi mis este esta eso esto aquel muy más ya pues así dios en"
    ),
    verb_first=True,
    inside=True,
    possessives=_words("su sus mi mis nuestro nuestra tu tus"),
    parts=_words(
        "voz mirada rostro cara ojos ojo cabeza corazón mano manos labios boca tono palabras palabra "
        "pensamiento espíritu "
        "alma respuesta pregunta carta sonrisa risa aliento cólera alegría dolor discurso"
    ),
    moments=_words(
        "instante momento vez día noche mañana tarde hora minuto año semana fin sol viento lluvia mar guerra "
        "silencio pausa razón"
    ),
    prepositions=_words("con en sobre bajo sin por para"),
)
