"""The red list's phrases for what a body shows, as domain/phrases.py reads them; a line each.

Marks and lists as in domain/red_list_words.py.
"""

PAIN = """
! duele|duelen|dolia|arde ..1 herida|ojo|ojos|cabeza|pecho|garganta|guata|mandibula|muela|espalda|oido|estomago
! duele|duelen|arde|dolio ..1 cuando|al|si ..1 toco|tocar|tocarme|muevo|mastico|masticar|camino|trago|hablo
! no ..1 puedo|deja ..2 dormir
que ..2 duela|duelan|doliera
tiene|tengo ..1 mal la cabeza
ache|aches|headache*|toothache|backache|stomachache
tiron|tirones|tironcito* ..3 {BODY}|fuerte
grito|gritar|llorar|lloro|llorando ..4 dolor|{BODY}
~dolo|dolr|dolror|dolir ..2 {BODY}|en
! no ..1 aguanto|soporto|resisto
insoportable*|intolerable*
! {BODY} ..3 late|latiendo|palpita|tira|punza|molesta*|incomoda|revienta|explota
! late|latiendo|palpita|tira|tirante|punza|molesta|revienta|explota ..3 {BODY}
clav* ..3 aguja*
aguja* ..2 clav*
stings|stinging|unbearable|agony
molestia* ..4 {PAST}|{BODY}
!! dolores #1-99 dias|semanas|horas|noches
! me|le|les ~duele|~duelen|duela|duelan|dueli
! me|le|les ..1 sigue|siguen|esta|estan|aun|todavia|hace|tiene ..1 ~duele|~duelen|doliendo|duela
! sigue|siguen|todavia|aun ..2 ~duele|~duelen|doliendo
! *meduele*
me|le ..1 dolio|dolieron|dolia
~duele|~duelen|doliendo
*dueleme*
~dolor|~dolores|~dolorcito|dolorsito
~adolorid*|~dolorid*
~doloros*
! ~tengo|con|siento|hay|estoy|ando|soporto|aguanto ..3 ~dolor|~dolores|~dolorcito
~puntada*|~punzad*|retorcij*|clavada*
ardor|ardores|arde|arden|ardiendo|ardio
! me|le ..1 ardio|arde|arden|ardiendo|quema|quemando
~jaqueca|migraña
~calambre*
hurts|hurt|hurting|painful|aches|aching|pain|sore|throbbing|burning|burns
doendo|doem
doi muito|demais|aqui
"""

SWELLING = """
! estoy|ando|quede|amaneci|tengo|desperte ..2 hinch*
swelled|swells|swole|inflamed|bulging
! hay ..2 pelota*|bulto*
! {BODY} ..3 gigante*|enorme*|doble|desproporcionad*|monstruos*
! gigante*|enorme* ..2 {BODY}
ichad*|ichas*|icho
! como|parezco|parece|pareciera|parecen ..2 salchicha*|globo|globos|sapo|monstruo|pez|boxeador*
! como|parezco|parece|pareciera|parecen ..2 elefante|pelota|empanada|tomate|pizza|mutante|pato
! tengo|salio|siento|quedo|hay|toco ..4 bolita*|pelotita*|montoncito*|grumo*|cototo*|cordon*|endurec*
! gord* <3> {BODY}
hinch*|*ehinch*
~hinchad*|~hinchaz*|inchazon|inchad*
*inflam*
~inflamad*|~inflamac*
inflo|inflaron|inflado|inflada ..3 {BODY}
! {BODY} <3> inflo|inflaron|inflado|inflada
~edema*
! salio|tengo|tiene|quedo|hizo|aparecio|siento ..2 pelota*|pelotita*|bulto*|bultito*|porot*|nodul*|dureza*
~bulto*|~bultito*|~nodulo*
chichon*
lado ..3 gordo|grande|hinchado|duro
! {BODY} ..3 gord*|deform*|dispar*
! {BODY} ..2 esta|quedo|puso|siento|tengo ..1 duro|dura|duros|tieso|tiesa
deforme*
~swollen|~swelling|swell|lump|lumps|puffy
ganglio*
"""

FEVER = """
termometro <3> #37-41
tiene|tengo|con|marca|estoy|tuve|tuvo|a ..1 #37-41 #0-9
~fiebre*|~fievre*
*fiebre*
~febre
~calentura*
afiebrad*|febril*|destemplad*
~fever*
#38-41 ..3 temperatura|grados|~fiebre|termometro
temperatura <3> #37-41
tengo|tuve|tuvo|con|marca|marco ..2 #38-41 ..2 y|,|grados|sud*|de
alta|mucha|tengo|harta ..1 ~temperatura
~escalofrio*|~tiriton*|tiritando
cuerpo cortado
chills
"""

BLEEDING = """
sange|sanjre|sagre|sanger
gotea*|chorre* ..3 roj*|herida|punto
*sangr*
~sangre|~sangrando|~sangrado|~sangrar|~sangra
~hemorragi*|emorragi*
~bleeding|bleed|bleeds|bled|blood|bloody
coagulo*
"""

INFECTION = """
huele ..1 raro|fuerte|horrible|asqueroso
secrecion*|~purulent*
! {HERE} <4> pudri*|podri*|materia|olor|huele|caca
juguito*|aguita* ..4 {HERE}|sale
pus|puz
*infect*
~infeccion*|~infectad*|infeksion*|infexi*|infesion*|infetad*|infecc*
sale|salio|saliendo|bota|botando|tengo|con|salia ..3 materia
~supura*|~supurando
~absceso*|abceso*
liquido|liquidito|agua|cosa ..2 amarill*|verde|turbio
{HERE} <6> liquido
mal|feo olor
huele mal|feo|pesimo
olor malo|feo|raro
hedion*|podrid*
{HERE} <4> calient*
! herida|punto|puntos|cicatriz ..2 abrio|abrieron|abierta|abierto|abrir
~herpes
septic*|sepsis
abscess|oozing|foruncul*
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
"""

BREATHING = """
! aprieta|apreta|oprime|presiona|pesa|duele ..2 pecho
! aire ..2 pasa|entra|llega
! siento|como ..3 ahorc*|asfix*|ahog*
ahorcando|atragant*|ahogo
! garganta ..3 apret*|nudo|atorad*|gruesa|raspos*|tapad*
atorad*|atoro
me|sin|quede|quedo ..1 sin aire|aliento
*respir*
~respirar|~respiro|~respira|~respirando
~respirac*
me|nos ahogo|ahoga
ahogad*|ahogando|ahogandome|ahogar|ahogue
falta|falto|faltando|entra|llega|sin|poco ..1 aire
*asfixi*|~asfixi*
! garganta ..3 cierra|cerro|cerrad*|cerrando|apretad*|hinch*|inflam*
! cierra|cerro|cerrando|cerrado|aprieta|apretada ..2 garganta
! pecho ..2 apretad*|aprieta|oprim*|cerrado
opresion
cuesta|puedo|logro ..2 tragar
! lengua <2> gord*|hinch*|dormid*|gruesa
silbido|silba ..3 pecho
broncoespasmo|asma|asmatic*
~breathe|breathing|breath|choking|suffocat*
"""

ALLERGY = """
! {BODY} ..7 pica|pican|picando
! punto*|puntit* ..1 roj*
enronch*
picor|picores|prurito
! grano*|granit*|espinill* ..4 {PAST}|crema|laser
! {PAST} ..5 granit*|ronch*
me cae mal ..2 anestesia|crema|lidocaina|latex
*alergi*|*alerji*
~alergia*|~alergic*|alerxi*
~reaccion* ..3 alergic*|crema|rara|mala|cara|piel|horrible
! dio|hizo|tuve|tengo|da|tuvo ..3 ~reaccion
~roncha*|~ronchita*
~urticaria*
~picazon*|picason
me ..1 pica|pican|picaba|picando
! me ..1 pica|pican ..3 {BODY}|cuerpo|todo|toda|mucho
! {BODY} ..3 pica|pican|picando
~comezon|~sarpullid*
me rasco|rascando|rascandome|rascar
! broto|brotada|brotado|brotaron
! salieron|salio ..3 granit*|~ronch*|puntitos
anafila*|anafilax*
intoleran* ..3 lidocaina|anestesia|lactosa
~allergic|~allergy|allergies|rash|hives|itchy|itching|itches
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
"""

NETS = """
{STATE} <5> {FLESH}
cuando ..3 {FLESH}
me|se ..1 {STATE} ..4 {FLESH}
"""
"""Somebody tells how a part of the body is: held unless the message is about the desk or about looks."""
