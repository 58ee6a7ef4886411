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
dolencia*|dolid*|dolient*|dolama
! hinca|hincan|hincando|hincon*|aguijon*|picotazo*|descarga* ..4 {BODY}|me
corriente|electric* ..4 {BODY}
auch|ouch|ayay*
late|latiendo|palpita|pulsa|pulsando ..4 {BODY}|me|corazon
me|le ..1 mata|matando|despierta|desgarra|atraviesa|perfora|taladra|parte ..4 {BODY}|dolor|noche*
no ..2 tocar|tocarme|apoyar|rozar|peinar*|sonar* ..3 {BODY}|almohada
rompe|desgarra|raja|abre ..2 dentro
sensible ..4 {HERE}|puedo|no|{PAST}
{BODY}|zona ..4 sensible*
tironea|tironeando|apretad*|presion|ajustad* ..4 {BODY}
sufr* ..4 {BODY}|mucho|dolor
no ..2 peg* ..1 ojo
malestar*
stabbing|tender|discomfort|cramp*|migraine
dor ..2 {BODY}|forte|muito|na|no|de
com|muita|sinto|uma dor
dolorido|latejando|ardendo|queimando
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
{BODY}|lado|papo|boca ..5 mas ..1 grande|grandes|gord*|ancho|inflad*|chico ..2 que|antes|normal|otro|otra
deformad*|desfigurad*|abotagad*|abultad*|congestionad*|edemat*|tumefact*|tirante
bola|bolas|bolon|pelota*|pelotit* ..3 liquido|agua|dur*|adentro|dentro|sangre|pus
me|se|le ..2 bola|bolas|pelota*|pelotit*|bolit*|bulto*|cototo*|chichon*|globo*|porot*|hoyo|hueco|hundimiento
! parezco|parece|cara|como ..2 hamster|marciano|ardilla|sapo|buda|panda|quico|kiko|shrek|foca|luna
no ..2 entra|cierra|cierran|abren|queda ..4 mascarilla|lentes|anillo*|zapato*|pantalon|polera
inchad*|inchaço|inchou|inchando
puff|puffed|ballooned|bloated|huge
{FLESH} ..1 cada ..2 mas grues*|gord*|grande|inflad*|dur*
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
! ando|estoy|toy|volando|hirviendo|ardiendo|con|en|subio ..2 temperatura
tiene|tengo|con|marca|estoy|tuve|tuvo|baja|sube|subio ..2 #38-41
tiene|tengo|con #39-41
hierv*|hirviendo ..2 cara|frente|cuerpo|estoy|literal
tercian*|tiritera|tembladera|bochorno*|sofoc*
como ..2 gripe|resfri*|engripad*|trancazo
febril|calenturient*
suda*|sudo|sudando|transpir* ..3 frio|noche|mucho|mares
#38-40 #1-9
shiver*|shaking|sweating|temp
arrepio*|calafrio*
#37-41 y|con ..1 medio|medio|algo|pico
"""

BLEEDING = """
sange|sanjre|sagre|sanger
gotea*|chorre* ..3 roj*|herida|punto
*sangr*
~sangre|~sangrando|~sangrado|~sangrar|~sangra
~hemorragi*|emorragi*
~bleeding|bleed|bleeds|bled|blood|bloody
coagulo*
gote*|chorr*|brot*|escurr*|filtr* ..3 roj*|herida|punto*|liquido|{BODY}|no|para
no ..2 para ..2 gotear|salir|chorrear
chorreo|chorrea|chorreando|chorrito*
empap* ..4 gasa|papel|algodon|parche|polera|almohada|confort|nova|todo
gasa|papel|algodon|parche|polera|almohada|confort|sabana*|toalla ..4 roj*|manch*|empap*|moj*
manche|manch* ..4 almohada|sabana*|polera|parche|gasa|toalla|ropa
salto|soltaron|solto|salieron ..2 punto|puntos|costura
sangue|sangra*|sangro
hemat*
*bleed*
no ..1 coagula
servilleta*|gasa*|toalla*|algodon* ..2 llen*|empap*|roj*|manchad*
"""

INFECTION = """
huele ..1 raro|fuerte|horrible|asqueroso
secrecion*|~purulent*
! {HERE} <4> pudr*|podrid*|podriend*|materia|olor|huele|caca
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
aguita*|juguito*|liquido*|materia|pus|cosa ..3 {HERE}|pinch*|inyect*|donde|sale|saliendo|amarill*|blanc*|verde*
sale|saliendo|bota|botando|botó|escurre|supura|expulsa ..3 aguita*|liquido*|juguito*|algo|cosa|baba|agua
drena|drenando|supur*|enconad*|enconó|materias
huele|olor|hiede|apesta ..3 mal|malo|malito|feo|raro|parche|herida|podrido|pescado
punta blanca|amarilla
pelotit*|bolit*|granit*|puntit*|espinill* ..4 liquido|blanc*|pus|materia|agua|amarill*
yellow|green|clear ..2 stuff|liquid|fluid|discharge|goo
oozing|leaking|smells
celulitis infecc*
hongo*|foliculit*
pústula*|forunc*|divies*|postemill*|flemon*
hiede*|hedion*|apest*|fetid*|putref*|pudr*
olio|olia|oliendo|huele*|huelen ..2 mal|feo|raro|fuerte|asqueros*|podrid*
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
falta|falto|faltando|sin|quedo|quedé ..2 aliento|resuello|oxigeno
silb*|pito|pillido|ronc*|ronquer*|jade*|hiperventil*|bocanada*|tos|tosiendo ..3 respir*|pecho|garganta|cuando|noche|
  no
garganta|cogote|gañote|traquea|pecho ..3 cerrad*|cierra|cerró|apret*|tapad*|hinch*|inflam*|pica|raspa|atorad*|algo|
  bola
no ..2 trag*|pasa ..2 saliva|agua|nada|comida
voz ..2 rara|ronca|cambi*|apagada|fue
falta de ar|ar
respir*
wheez*|gasp*|throat ..2 closing|tight|swollen
throat ..3 closing|tight|closes|swelling
tight chest
chest ..2 tight|pain|hurts
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
! brote|broto|brota|brotad*|sarpull*|erupcion*|enronch*|ronch* ..4 me|toda|todo|{BODY}|con|cuerpo
reaccion ..3 fea|mala|rara|super|horrible|fuerte|adversa|{CARE}|{PAST}|cejas|tinte|pestañas|producto
cae|cayo|caen ..2 mal|pesimo|fatal|pésimo ..3 anestesia|crema|lidocaina|latex|remedio*|medicamento*
anestesia|lidocaina|latex|aspirina|penicilina ..2 me ..1 cae|cayo|hace|dio|da|cierra|hincha
! intolerante|intolerancia|sensibilidad|hipersens* ..2 a|al
llen* ..2 ronch*|granit*|puntit*|pelotit*|manchit*|alergi*|roj*
pic* ..3 caleta|harto|mucho|cuerpo|cara|piel|{BODY}
epipen|adrenalina|corticoide
coceira|coçando|alergic*
! mani|nuez|nueces|marisco*|huevo*|soya|gluten|lacteo*|leche|frutos|abeja*|polen|niquel|yodo ..2 me|le ..1 mata|cae|
  caen|hace|hacen|hincha|brota|da
! tiene|tienen|lleva|llevan|contiene|contienen ..3 mani|nuez|nueces|frutos|huevo|latex|soya|gluten|marisco*|lactosa|
  parabeno*|niquel
celiac*|anafil*|habones|roncha*
"""
