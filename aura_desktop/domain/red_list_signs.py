"""The red list's phrases for what eyes, skin, nerves and the whole of somebody show; a line each.

Marks and lists as in domain/red_list_words.py.
"""

SIGHT = """
! vista|ojo|ojos|parpado* <2> baila|bailan|salta|saltan|tiembla|tirita|mueve|late
! ojo|ojos|vista|vision ..3 enfoca*|enfoco|distingue|ve|responde|abre
! vista|vision ..3 apago|oscurec*|negro|fue|va
! apago|oscurec*|fue|va ..2 vista|vision
! nube|mancha|basura|arena|velo ..3 ojo|ojos
! vista|vision <3> nubl*|~borros*|doble|rara|neblina|mal
!! nubl* ..2 vista|ojo|ojos
!! veo|vi|ver|veia ..3 neblina|nebulos*|luces*|lucecit*|destell*|chispa*|estrellita*|telara*|velo|sombra*
! ojo|ojos ..5 lado|cerrado|cerrados|cerrando|cierra|desviad*|bizc*|virad*|salid*|hundid*|llor*|lagañ*|lagan*
! see|seeing ..2 double|spots|flashes|blurry
ptosis|estrabismo|fotofobia
!! veo|viendo|veia ..2 ~borros*|doble|nublad*|opac*|empañad*|menos|luces|luz
!! veo|viendo|veia ..2 destell*|manchas|puntos|moscas|negro|sombra*|turbio|raro
!! vi|ve|miro ..2 ~borros*|nublad*|negro|doble
!! no ..1 veo|ve|veia ..1 bien|nada|hace|desde|del|ojo|ojos
!! no ..1 veo|ve|veia con|por ..2 ojo|ojos|lentes
!! no puedo|podia|pude ver ..1 bien|nada|hace|desde|del|ojo|ojos
no ..1 veo|veia|ve|vejo
no puedo|podia ver
~borros*
*borros*
! perdi|perdio|perdiendo|perder|perdida ..3 vista|vision|ojo|visao
! vista|vision|bision ..2 ~borros*|nublad*|doble|cansad*|rara|mal|oscur*
cieg*|ceguera
~parpado* <4> cayo|callo|caido|caida|bajo|baja|cerro|subir|abrir|chueco|abre|cae|callendo|cayendo
! abrir|abre|cerrar|cierra|abro|cierro|cerro|mover|muevo <3> ojo|ojos|parpado
! ojo|ojos ..4 roj*|colorad*|lloros*|llora|llorando|lagrim*|pica|arde|irritad*|ve|veo|chico|caido|caida
! distingo|distinguir ..2 apenas|letras|nada|bien|caras
! apenas ..2 distingo|veo|ve
pupila*
vision ..2 lost|loss|blurry|double
~blurry|~blurred|blind|eyesight
! loss|lost|lose|losing ..2 vision|sight
cant|cannot|couldnt ..1 see
can not see
dont see ..2 well|anything
vendo ..2 embaçado|duplo|borrado
embaçad*
!! veo|ve|veia|viendo|vi ..3 humo|niebla|triple|manchit*|puntit*|raya*|linea*|circul*|halo*|aureol*|bailando|vueltas
!! veo|ve|veia|viendo ..3 movid*|chuec*|torcid*|cortad*|partid*|amarillo|distinto|diferente|mitad|tunel|lluvia|gris
!! veo ..1 todo|puras|puros|como|apenas|poco|cada|medio
!! ve ..1 todo|puras|puros|apenas|poco
! ojo|ojos|ojito*|parpado* ..3 no ..1 me|le|se ..1 cierra|abre|responde|mueve|pestañea|parpadea|lagrimea
lagrime*|lagañ*|legaña*|pestañea|parpade*|enceguec*|encandil*|fotofob*|bizco|bizca|bizcos|virol*
enfocar|enfoque|enfoca
! distingo|distinguir|reconozco ..3 color*|letra*|cara*|izquierd*|derech*
letras|colores|luces|pantalla|cosas ..3 veo|bailando|mueven|borros*
telita|velo|nube|cortina|basurita|arenilla ..3 ojo|ojos|vista
chispit*|destell*|lucecit*|relampag*|fosfen* ..4 ojo|ojos|veo|vista|lado
luz ..3 molesta|daña|encandila|hiere
ojo|ojos ..3 caid*|virado|seco|secos|desvi*|dilatad*|bizco|abre|abren|rojo
eyelid*|eye|eyes ..3 droop*|closed|close|shut|closing|red|twitch*|blur*|open
drooping|droopy|ptosis
visao|enxerg*|embaç*|pálpebra*|palpebra*
olho* ..4 caid*|fechad*|vermelh*|inchad*|torto|embaç*
deje|dejo|dejaba de ver
"""

SKIN_COLOUR = """
moret*|morete*
carne viva
! {BODY} <3> sin color|descolor*|palid*
sin color ..3 {BODY}
descolor*|despigment*|hipopigment*|decolor*
! se|me pelo|pelando|pela|descam*|despelleja* ..3 piel|cara|labio*|frente|nariz
! {BODY} ..3 despellej*|pelando
! turning|turned ..2 {PALE}|{DARK}|{RED}
{BECAME} ..4 {PALE}|{DARK}
{BODY} ..4 {PALE}|{DARK}
{PALE}|{DARK} <4> {BODY}
{BECAME} ..4 {RED}
{BODY} ..4 {RED}
! ojo|ojos ..2 morad*|negro
! {BECAME} ..3 mancha*|marca*
mancha*|marca* ..6 laser|peeling|tratamiento|sesion|relleno
! me|le ..1 salio|salieron|aparecio|dejo|dejaron ..3 mancha* ..6 laser|peeling|tratamiento|crema|sesion|relleno
~moreton*|~hematoma*|machucon*|equimosis
! red|rayas|venas|malla ..1 morad*|azul*
~necrosis|necrotic*|gangrena
~ampolla*|ampolit*
! quemo|quemaron|quemé|quemada|quemado|quemadita|quemaste ..3 {BODY}|laser
{BODY} ..3 quemad*|quemo|quemaron
~quemadura*
costra*|pelad* ..3 {BODY}
! {BODY} <3> frio|fria|helad*
bruise*|bruising|blister*|burned|burnt
piel muerta ..3 {PAST}
! {HERE}|pedazo|parte|punta|esta|quedo|puso|piel ..4 marmol*|jaspead*|encaje|telaraña|malla|mapa|moteada*|violet*|
  plomo|plomiz*|negruzc*|violace*|ceniza
color ..2 raro|extraño|feo|distinto|vino|berenjena|uva|mora|betarraga|ciruela|ceniza
lace|lacy|marbled|mottled|discolor*|blanched|pale|purplish|bluish
peeling|laser|cera|crema|acido|maquina ..2 me ..1 comio|quemo|arranco|saco|pelo|levanto|despellejo|rajo|mancho
arranc*|levanto|levanta|despeg*|desprend*|pelo|pela|pelando|salio|saliendo|saco|sacaron ..3 piel|cuero|pellejo|
  pellejit*
piel|cuero|pellejo|carne ..3 arranc*|levanto|levanta|desprend*|suelta|cayendo|cae|cayo|pela|pelando|pelado|viva|
  muert*
queima*|queimei|queimou|bolha*|escam*|descama*|despellej*
peeling off|skin
scab*|scar|blotch*|patchy
manch* ..3 nueva*|aparec*|despues|salio|salieron
oscurec*|aclar* ..3 {BODY}|{PAST}
chamusc*|achicharr*|rostiz*|tostad*|insolad*
rayas|cuadrad*|huellas ..3 laser|roj*|{BODY}
marca|marcas ..3 laser|maquina|cabezal|roj*
red|telaraña|mapa ..2 venas|venitas|vasos
venas|venitas|ramitas ..2 morad*|azul*|roj*|roja*
pintas|pintitas|puntitos|manchitas|lunarcitos ..2 roj*|morad*|negr*|blanc*
! {BODY}|zona|puntita|puntica ..3 sin ..1 sangre|irrigacion|circulacion
{FLESH} ..4 cambiando|cambio|cambia ..2 color
"""

UNKNOWN = """
! no ..1 mueve|mueven|responde|siento <4> {BODY}
~descompuse|descompuso|descompone
se me ..2 mueve
! se me ..2 {BODY}
! {BODY} se me
! {BODY} ..2 me quedo|dejaron
! {BECAME} ..3 {BODY} ..1 como|rar*|mal|dura|duro|ties*
! siento|sentia|senti ..3 {BODY}
! {BODY} ..5 desde que|el|ayer|anoche|hace
! desde que|el ..4 inyect*|pinch*|{CARE} ..6 {BODY}|siento
! me|nos siento ..2 mal|pesimo|rara|raro|debil|enferm*|descompuest*|fatal
! no me siento bien
! algo ..3 mal|raro ..4 {BODY}
preocup*|asustad*|susto
presion <3> baja|alta|bajo|subio|sube
es ..1 emergencia
ayuda doctora|dra|doctor
feel ..2 sick|weird|unwell|bad
sudor frio
fatig*|descompuest*
reaccion ..4 {CARE}
~desmay*|desvanec*
~maread*|mareo*|mareos
~vomit*|nausea*|diarrea
no ..2 siento ..2 {BODY}
! {BODY} ..3 dormid*|durmio|adormecid*|anestesiad*|paralizad*|paraliz*
! durmio|dormida|dormido|adormecio|dormidos|dormidas ..3 {BODY}
~hormigueo*|entumec*|adormecid*|adormecim*
! no ..1 puedo|logro ..1 mover|cerrar|hablar|sonreir|modular|levantar
! boca|sonrisa|cara ..3 chueca|torcida|chueco
! chueca|torcida ..2 boca|sonrisa|cara
paralisis|convulsi*
palpitacion*|taquicardia
estoy|fui|ir|llevaron|termine|llegue ..3 urgencia*|hospital|posta
ambulancia|samu
dizzy|fainted|faint|numb|vomiting|nausea*
~mancha* ..3 crece|creciendo
- ~diabet*|~hipertens*|~epilep*|lupus|*tiroid*|hepatitis|trombos*|hemofil*
- marcapaso*
- ~quimio*|quimioterapia|radioterapia
- cancer
- enfermedad autoinmune|autoinmun*
- ~contraindic*
- queloid*
dormid*|adormec*|anestesiad*|insensible* ..3 {BODY}|zona|lado|todavia|aun
{BODY}|media ..4 dormid*|adormec*|sin sentir
{BODY} ..4 no ..1 lo|la|los|las ..1 siento
no ..1 lo|la|los|las siento
babe*|baba|babea|saliva ..3 {BODY}|lado|cae|sola|sale
comisura*
cara|boca|sonrisa|ceja*|parpado*|labio* ..3 {FALLEN}
{FALLEN} ..3 cara|boca|sonrisa|ceja*|parpado*|labio*|ojo
lado ..2 {FALLEN}|caido
smile|face|mouth|eyebrow ..3 crooked|uneven|lopsided|droop*|twisted|weird|numb|asymmetric*
boca|sorriso|rosto|labio ..3 torto|torta|caid*|dormente
pronunci*|modul*|articul* ..3 mal|no|cuesta|palabras|puedo|bien
relleno|hilo|hilos|producto|acido|protesis ..3 corrio|movio|migro|asoma*|sale|salio|salido|bajo|subio|ve|toca|
  siente|cayo
se ..1 corrio|movio|migro|desplazo ..3 relleno|hilo|producto|acido
migrado|migro|migracion|encapsul*|granulom*
hilo|hilos ..4 {BODY}|pincha|pinchan|clava
lump*|bump*|nodule*
hard spot
caroço*|nodulo*|caroco*
tembl*|temblor*|tirit*|tic|tics|espasmo*|contractur*
desplom*|descompens*|colaps*|desvaneci*|desfallec*|patatus|telele|soponcio|yeyo
cai|caí|caer*|cayo ..2 piso|suelo|redonda|redondo
fue|apago|fui ..2 onda|tele|luz|negro ..3 cai|piso|suelo
todo|cabeza|pieza|mundo ..2 vueltas|girando|gira
corazon ..4 mil|acelerad*|rapido|salta|sale|desboc*|fuerte|latid*|raro
latidos|arritmia*|pulso|pulsaciones ..3 rapid*|salt*|alt*|mil|rar*|perd*
decaid*|decaimiento|debil
sin fuerzas|energia
no ..1 reacciona|responde|despierta ..3 {KIN}|mama|mami|hermana|marido|abuel*|tia|papa
{KIN}|mama|mami|marido|abuel*|tia|papa ..3 no ..1 reacciona|responde|despierta
hospital*|urgencia*|ambulancia|sapu|internad*|hospitaliz*|uci
algo ..1 salio|anda|esta|va|hicieron|pasa ..1 mal|raro|malo
no ..1 esta|es|parece|creo|veo ..2 normal
ataque ..2 panico|ansiedad|nervios
crisis
devolv* ..2 comida|estomago|todo
tontura|enjoo|desmai*|vomit*|enjoad*|palpita*
heart ..3 racing|pounding|fast|beating
passed out
anxious|panic|unwell
!! no ..1 lo|la|los|las siento
no pueda ..2 {FUNCTION}
me asusta|asusto|preocupa|angustia|aterra
{FLESH} ..2 parecen|parece|parecia
no ..1 estoy ..1 bien|normal
juntan|traban|enredan ..2 palabras|lengua
hablo|habla ..2 enredad*|trabad*|raro|chistos*|arrastrad*
veo estrellas
sonrisa|boca|ceja*|cara|labio* ..3 de guason|joker|spock|payaso|bruja|gato|derrame|malo|mala
implante*|protesis|injerto ..3 vuelta|movio|roto|rompio|corrio|salio
perdi|perdio|perder ..2 conocimiento|sentido|consciencia|conciencia|equilibrio|fuerza
relleno|producto|acido ..2 fue ..2 para|ojera*|parpado*|labio*|otro
{FLESH} ..2 me ..1 llega|cuelga|arrastra|pesa
arcada*|hemangioma*|angioma*|nauseas
sord*|zumbido*|zumba|pitido* ..3 oido*|quede|quedo
miedo|panico|terror ..3 quede|bien|cara|esto|como
inyect*|pusieron|pincharon|aplicaron|hicieron ..1 .mal
"""

NETS = """
{STATE} <5> {FLESH}
cuando ..3 {FLESH}
me|se ..1 {STATE} ..4 {FLESH}
"""
"""Somebody tells how a part of the body is: held unless the message is about the desk or about looks."""
