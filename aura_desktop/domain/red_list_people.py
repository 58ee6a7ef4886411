"""The red list's phrases for people's troubles that are not of the body, as domain/phrases.py reads them; a line each.

Marks and lists as in domain/red_list_words.py.
"""

SELF_HARM = """
! mejor|prefiero ..1 me mato|muero
! me ..1 .mato
! .matarme
! no ..1 quiero|puedo|encuentro ..3 .seguir
! ending|end|ended ..1 it|everything ..1 all
! feel|feeling like ..1 dying|ending
! terminar|acabar con ..1 mi|esta vida|existencia
! cansada|cansado ..1 de ..1 todo|seguir|existir
! me rindo|despido
! perdi ..2 ganas ..2 vivir|todo
! dejar ..1 de existir|vivir
! razon|razones|motivo|motivos ..2 vivir|seguir
! nada ..2 sentido ..3 mi|vida|ya
! no haber nacido
! nunca haber nacido
! tirar*|tirarme|tiro|lanzar*|saltar ..3 metro|tren|puente|balcon|ventana|edificio|piso|auto|camion
! ahorcarme|colgarme|envenenar*|dispararme|pegarme ..1 tiro
! ahorcarme|colgarme|envenenarme
! quiero|ojala|deseo ..2 que se acabe|termine
! no ..1 puedo|doy mas ..2 con ..2 todo|esto|vida
! acabar|terminar con ..1 todo
! chao|adios mundo
! me ..1 ~quiero|quisiera|voy ..1 ~matar
! no ..1 ~quiero|quisiera ..2 viva|vivo|existir|estar
! no ..1 aguanto|soporto|puedo ..3 vida
! pienso|pensando|pensado|penso|piensa ..3 muerte|~morir|morirme
! si|que|cuando ..1 me ~muero|muera ..3 nadie|mejor|todos
! nadie ..4 me muero|muera|muriera
! cortes ..3 brazo*|muñeca*|pierna*|muslo*
! no ..2 despertar|despierte|desperte
! autolesion*|autoflagel*
~depresion|deprimid*|depresiv*
! ~cansada|cansado|harta|harto|aburrida ..2 vivir|vida
! sin|no ..2 ganas ..3 vivir|nada
! dont|not|no ..2 want|reason ..2 live|live|living|alive|exist
! better off dead
! vida ..2 no ..2 sentido|vale|importa
! despedirme ..4 todos|mundo|vida
! ~quiero|quisiera|quiciera|kiero|gustaria|ganas|deseo|prefiero ..2 ~morir|morirme|morirm|muerta|muerto|matarme
! me ..2 ~quiero ..2 ~morir
no ..1 ~quiero|quisiera|puedo|deseo ..2 seguir ..1 viviendo|aqui|aca|asi
! no ..1 ~quiero|quisiera|deseo|kiero|ganas ..3 vivir|viviendo|existir
! ~quiero|quisiera|voy|pensado|penso|ganas|pensando|idea|ideas ..3 ~suicid*|matarme|morirme|morir
! ~suicid*|*suicid*
! quitarme|quitarse|quito|acabar|terminar|sacarme ..3 vida
! matarme
! mejor|deberia|estaria ..2 muerta|muerto
! mejor ..1 no ..1 estar|existir|haber|despertar|vivir
! sentido ..3 vida|vivir|seguir
! ganas de vivir
! vivir asi
! hacerme|hago|haciendome|hice daño|daño
! ~corte|corto|cortarme|cortando|cortandome|cortado ..3 venas|muñeca*|brazo*|piernas|muslo*
! quiero|quisiera ..1 desaparecer ..3 mundo|todo|siempre
! no ..2 despertar ..1 mas|nunca
! quisiera|quiero no despertar
! ~tome|trague|tomado|tomar ..2 todas|todos|frasco|caja|tira|sobredosis ..3 pastilla*|remedio*|caja|frasco
! sobredosis
! siento que ..1 me muero|muero
me estoy muriendo
! no doy mas ..8 vida|vivir|despertar|morir|mundo
! want ..2 die|dead
! kill|hurt|harm|cut myself
! end ..1 my life
! suicide|suicidal
! quero ..1 morrer|me matar
! no vale ..3 vivir|vida
! mejor|ojala|preferiria ..2 no ..1 estuviera|existiera|naciera|haber
! mundo|todos|familia ..3 mejor|felices|tranquil* ..2 sin ..1 mi
! sin mi ..3 mejor|felices|tranquil*
! ganas ..2 desaparecer|esfumarme|borrarme
! quiero|quisiera|ojala ..2 .desaparecer|esfumarme|evaporarme
! nadie ..4 importa*|importo|extraña*|notar*|daria|llor* ..5 no|muero|falto|voy|estoy|mi
! nadie ..1 importa|importo|quiere|me
! hacer*|hago|cometer|hare ..2 tonter*|locura|estupid*|barbaridad|weá
! no ..2 creo|se ..2 estar|seguir|amanecer|llegar ..2 mañana|viv*
! chau|chao|adios|bye ..2 todos|perdonen|perdon|siempre
! no quero ..2 viver|existir|estar
! dont ..2 want ..2 be ..1 here|around|alive
! want ..2 disappear|vanish|stop living
! no ..1 valgo|sirvo ..2 nada|vivir
! soy ..2 carga|estorbo|peso
! para que ..2 seguir|vivir|vivo|sigo|estoy
! no ..2 sentido ..5 {LIFE}|nada|seguir|desde
! sentido ..2 a nada|vida
! me odio|doy asco|detesto
! odio ..3 vida|cuerpo|reflejo
! haciendo|hizo|hace|hacerse ..2 daño
! tire|tirarme|lanzarme|aventar* ..2 metro|balcon|puente
! cuiden ..3 hij*|mama|perr*
! descansar ..2 siempre
! irme|ir|voy ..2 siempre|este mundo|otro lado
! estarian|estaria ..1 mejor sin
! no ..1 merezco ..2 vivir|nada
! cortarse|cortando|corta|corto ..3 brazo*|muñeca*|pierna*
! ultima ..2 vez|mensaje ..3 ven|escribo|veran|vida
! quiero|quisiera ..3 terminar|acabar ..2 todo
! no ..1 puedo|aguanto|quiero ..1 mas ..3 vida|mundo|esto|asi|seguir
! vida ..2 asco|mierda|carga
! mori* ..1 y|en ..1 vida|paz
! morte|morrer|suicid*|sumir
! tired of living|life
! no ..1 point ..3 living|life|anymore
! no haber|hubiera|hubiese ..1 despertado|nacido|existido|venido
! quiero|ojala|deseo ..1 que ..1 pare|termine|acabe|pase ..1 todo|rapido
! ojala ..3 pasara|muriera|atropellara|mate|muera|terminara
! da ..1 lo mismo ..2 vivir|morir|si ..1 me ..1 pasa
! life|lifes ..3 worth|pointless
! hago ..1 cortes|daño
! tengo ..2 pastillas|remedios|veneno|cuchillo|gillette ..3 lado|mano|listas|frente|mesa|aca
! extrañar ..1 nadie|no
! es mejor irme|morir|no estar
! no ..1 quiero ..1 que ..3 vea|vean ..1 mas
! carta|nota|mensaje ..2 despedida|adios
! dormir* ..2 para siempre
! ojala ..1 no ..1 despert*|amanec*|exist*
! no existir
! hago|hace falta ..2 nadie
! intent* ..2 matarse|matarme|suicid*|quitarse
! matarse|suicidarse|quitarse la vida
! no ..1 le|les ..1 importo|hago|sirvo ..3 nadie
! ya ..1 no ..2 voy ..1 a ..1 estar|seguir|molestar
! se ..1 acabo ..1 todo|mi
! va|iba|quiere|quiso|piensa|amenaza ..2 matar|matarse|morir|suicid* ..3 si|asi|por|hoy|ella|misma
! sobro|sobra|estorbo ..3 mundo|aqui|familia|vida
! {KIN}|amig*|mama|prim*|polol*|marido ..5 matar|matarse|morir|morirse|suicid*
! escribi|escribo|deje ..2 carta|nota
! no ..1 quiero ..1 levantarme|despertarme|salir|comer ..3 nunca|mas|jamas
! pienso|pensando|pensado ..6 morirme|morirse|matarme|desaparecer|suicid*
"""

COMPLAINT = """
- pidiendo|esperando ..1 respuesta|solucion
- mala|pesima praxis
- hicieron|quedo|dejaron ..2 a medias|medio
! tribunal*|juicio|querella*
- robaron ..2 plata
- arruin*|destruy*|destroz*|cagaron|cagada|cagazo
- desagradable*|antipatic*|despota|altaner*
- mala onda
- muy|super|tan|re .mal
- que ..1 rabia|decepcion|chasco|desilusion
- ~esperaba ..1 otra|mas|mejor|algo
- desilusion*|decepcion*
! acciones|asesoria|medidas ..1 legal*
- que|muy|super|pesimo|tan ..1 mal|malo|mala ..1 servicio|atencion|trato|todo
- hicieron|hizo|aplicaron|dejaron ..1 mal|pesimo
- poco ..1 profesional*|serio*|etic*
- nunca|nadie|no ..2 responden|respondieron|contestan|contestaron|contestado|respondido
- public*|subir|contar ..4 redes|instagram|facebook|google|tiktok
- no ..1 me gusto
- siguen|sigue ..1 saliendo pelos|manchas
- arreglen|arreglar|solucion*|responsabili*|compens* ..4 {PAST}|mal|esto|ustedes
- engañaron|engañada|engañado|engaño|engañan|mentiros*|mintieron|chant*|abusador*|ladron*
- ~irresponsab*|vergonzos*|indignante|inaceptable*|deplorable
~demandar|demandarlos|demandarl*|demandare|demando
poner|interpondre|hacer|una ..1 demanda
*sernac*
mi|mis|un|una|con|los|nuestro|sus ..1 abogad*
~denunci*
~negligencia*|negligent*
*superintendencia*|seremi
- ~reclamo|~reclamar|reclamos|~reclamacion|reclame
- ~queja*|kejarme|quejarme
- mala|pesim*|horrible|malisim*|pésimo ..2 atencion|servicio|experiencia|trato|trabajo|actitud
- atencion|servicio|experiencia|trato ..4 mala|pesim*|horrible|malisim*|malo
- pesim*|~horroros*
- !! no ..1 quede|estoy|fue|esta ..2 conforme|content*|satisfech*|feliz
- ~disconforme*|descontent*|decepcionad*|inconforme|insatisfech*
- ~estafa*|estafador*|estafad*
- funar*|funa|funas
- me dejaron|dejo ..3 mal|peor|chueca|pesimo|horrible|una|fea|fatal|deforme|igual|asi
- quede|quedo|quedaron|kede ..2 chuec*|peor|mal|horrible|fea|dispareja*|asimetric*|desfigurad*|disparej*
- ceja|labio|lado ..3 mas ..1 arriba|abajo|alto|grande|chico
- ~asimetri*
- no ..2 hizo|funciono|sirve|sirvio|resulto ..2 nada|efecto|nunca
- no ..1 funciono|sirve|sirvio
- no se nota nada|cambio
- molest*|indignad*|enojad*|furios* ..3 con|por|trato|ustedes
- falta de respeto|profesionalismo|etica|seriedad|criterio|compromiso|educacion
- nadie ..2 responde|contesta|respondio|explico|contesto|atendio
- ~esperando|esperar|espere ..3 hora|horas ..4 pesad*|nadie|nunca
- tuvieron esperando
- ~pesada|pesado|maleducad*|groser*|prepotent* ..3 ustedes|señorita|recepcion*
- señorita|recepcion* ..4 pesad*|maleducad*|groser*|prepotent*
- nunca mas
- que verguenza ..2 de|atencion|clinica|servicio
- ~complaint|complain|disappointed|unacceptable|rude|scam|awful|terrible
! lawyer|sue|lawsuit|attorney
- reclamaçao|reclamacao|pessimo
carta notarial|abogado
! veo|vemos|vere|veremos|nos ..3 corte|tribunal*|juzgado|juicio
constancia|querella|fiscalia|pdi|carabineros|juzgado|notari*|peritaje|indemniz*
exijo|exigir|solicito|quiero ..3 ficha clinica
copia ..2 ficha
processar|processo|advogad*|procon
sueing|suing
legal action
- atencion|servicio|trato|trabajo ..3 penca|charcha|chant*|asco|rasca|pesim*|malo|mala|fome|horrible|peor
- penca|charcha|asqueros*|chanta|rasca|ordinari* ..4 atencion|servicio|trato|clinica|trabajo|gente
- niña|señorita|chica|mina|recepcion*|doctora|dra ..5 pesad*|pesada|pesa|desubicad*|rota|poco
- me ..1 dejaron ..1 hecha|hecho|como|pa|para|con|fea|mal
- tuvieron|tuvo|dejaron ..5 parad*|esperando|plantad*|botad*
- no ..1 es|fue|era ..3 prometieron|dijeron|ofrecieron|esperaba|pague|contrate|mostraron
- no ..2 hizo|hicieron ..2 nada|cosquillas|mitad|efecto
- unhappy|upset|angry|ripped|worst|disgusting
- decepc*|pessim*|horrivel|absurdo
- poner|dejar|pongo ..3 estrella|reseña
- dueñ*|gerent*|encargad* ..4 hicieron|hizo|mal|queja|quej*|responda
- mal|mala|malo|pesim*|peor ..2 experiencia|resultado|clinica|trabajo
- no ..1 vuelvo|volvere|vuelva|voy ..1 mas|nunca
- servicio|atencion ..2 tan ..1 mal*
- ceja*|labio*|ojo*|lado ..3 mas ..1 alt*|baj*|grand*|chic*|gord*|arriba|abajo
- cobraron ..4 no ..2 hicieron|hizo|mitad
- hicieron ..3 esperar|perder
- no ..1 vale|valio|valen ..3 cobran|pague|precio|plata|pena|pago
- fome|charcha|penca|triste ..3 servicio|atencion|trato|experiencia
- cero|poca|nula|falta ..1 empatia|interes|cuidado|respeto|higiene|profesionalismo|preocupacion
- vieron|vio ..2 la cara
- como ..1 payas*|mono|adefesio|muñeco|muñeca|espantapajaros
- ni ..1 me ..1 miro|saludo|atendio|explico|pesco|hablo
- burla|verguenza|robo|asco|chiste|fraude|chantas
- pasad* a llevar
- como ..1 forro|hoyo|ajo|callampa|mona
- chucha|hueon*|weones|csm|ctm
- no ..1 me ..1 gusta ..3 como|resultado|quedo|quede|trato
- cero|poca|falta seriedad|empatia|interes|respeto|profesionalismo
- sinverguenza*|desgraciad*|incompetent*|inept*|chantas|pillos|rateros
- plata|dinero ..1 botad*|perdid*|tirad*
- prometieron ..5 fue|no|otra|nada
pongo|puse|pondre|poniendo|meto|metere|presento|presentare ..2 demanda|denuncia|recurso
citacion|justicia
mi|su {KIN}|papa|mama|marido|esposo|primo|tio ..2 abogad*
- no ..1 cumplen|cumplieron|cumple
habra|hay|viene|haremos|va|vamos ..2 demanda|denuncia|querella|juicio
"""

REFUND = """
- deben|debe ..1 plata|dinero
- cancelar ..4 dinero|plata|devuelv*
- quiero|denme|den|dar|devuel*|necesito|pasen ..3 plata|dinero
- pague|pago|cobraron ..1 de ..1 mas|demas
- pague demas
- que pasa ..3 que ..2 pague|abone
- perdi ..1 plata|dinero|abono
- rebajaron|descontaron|cargaron|cobraron|cobrando|cobro ..2 dos|doble|algo|cosas|todo|mal|demas|2
- regres* ..3 dinero|plata|pago|abono
- cobraron ..6 no ..1 me|hice|pedi|corresponde|autorice
- ~devolver|devuelv*|debuelv*|devolv*|devueltas|devuelto|devuelta
- ~devolucion*
- ~reembols*
- ~reintegr*
- plata|dinero|lucas ..2 vuelta|atras
- exijo|quiero|recuperar|perdi ..2 mi|la|el ..1 plata|dinero|abono|pago
- cobraron|cobro|cobrado|cobran|cargo|cargaron|descontaron|pago ..3 dos|2|doble|dema*|mas|mal|indebid*|extra
- cobraron ..1 #2-3
- doble|mal|indebido|duplicado ..1 cobro|cargo|pago
- anul* ..2 compra|pago|pack|transaccion
- retract*
- reversa*
- ~refund*|chargeback|reimburse*
- money ..2 back
- dinheiro ..2 volta
- estorno
- descont*|rebaj*|cargaron|cobr* ..2 #2-3|dos|doble
- revers*
- cambiar*|cambian|canje* ..3 plata|dinero|efectivo
- garantia ..4 reintegr*|devuel*|plata
- quiero mi plata|dinero
- estorn*|reembolso*|ressarc*
- hicieron|cobraron|cargaron|aparecen ..2 dos|2|doble|tres ..1 cargos|cobros|veces|pagos
- cobraron ..5 solo|pero|y ..3 hicieron|hizo|una|uno
- deben|debe ..2 sesion|plata|dinero|lucas
- recuper* ..2 plata|dinero|pago|abono
- cobraron ..4 fue|era|eran ..1 una|uno|menos
"""

MINOR = """
! tengo|tiene once|doce|trece|catorce|quince|dieciseis|diecisiete
{KIN} ..2 de|tiene|cumple|con {UNDER}
a los #10-17 se|puedo|puede|ya|atienden|hacen
los de #12-17 pueden|puede
es|son|somos|soy ..1 ~menor|menores
amig* ..2 de #10-17
! tengo|tiene|tenho|im|is .{UNDER}
! tengo|tiene #10-17 mi|con|hay|no|si|es|soy|y|o|pero|puedo|quiero|me|ya|recien
{KIN} ..5 colegio|liceo|octavo|septimo|sexto|kinder|basica|medio|media|escolar
{KIN} ..4 cumplir #1-17
{KIN} ..2 .#8-17
liceana|liceano|quinceañer*
edad ..3 minima|desde|atienden|puede*
desde que edad
! {UNDER} {YEARS} ..8 hacerme|hago|ponerme|permiso|depilarme|puedo|ir|sola|mama
! tengo|tenho|cumpli|yo|tiene|tem|con {UNDER} añito*|años
! tengo|tiene solo|recien|casi|como|apenas {UNDER}
! ella|el tiene {UNDER}
! tengo|tenho|tiene|soy|im|am|is|turning|tem {UNDER} {YEARS}
! tengo ..1 {UNDER} y|puedo|se|quiero|pero|me|ya
! im|am #10-17
my|our son|brother|sister ..3 {UNDER}
{KIN} ..4 {UNDER} ..1 {YEARS}
{KIN} de|tiene|tem|cumple|cumplio|con|is|turns|solo|son {UNDER}
{KIN} de|tiene|cumple|cumplio ..1 {UNDER}
{KIN} ..2 tiene {UNDER}
~menor|menores de edad
~menor|menores de 18
under 18
underage|minor|teenager
~adolescente*
atienden|aceptan|para|hacen|trabajan|puede ..2 niños|niñas|niñito*|niñitas|cabros|menores
para mi|una|un niña|niño|hijita|hijito|nieta|nieto
aun|todavia no cumplo|tengo #18-18
no cumplo|cumplido #18-18
cumplo #13-18 ..3 en|mañana|proxim*|este|el
primero|segundo|tercero|cuarto|octavo|septimo|#1-4|1ro|2do|3ro medio|basico
voy|estoy en ..1 colegio|media
{UNDER} añito*
{KIN} ..2 chic*|chiquit*|pequeñ*
niet*|sobrinit*|hijit*|bebe|guagua ..4 verruga*|mancha|lunar|acne|piel|botox|laser|cara
soy|es ..2 muy joven|chica
regalo|fiesta|mis|pa|para ..1 de ..1 mis ..1 #15-15|quince|quinceaños
regalo|fiesta ..2 quince
primero|segundo|tercero|cuarto|septimo|octavo|#1-4 ..1 medio|basico
{KIN} ..3 tiene #1-17 y|,|años
tengo {UNDER} casi|recien|apenas|y|cumplid*
cumpli|cumplo ..1 #10-17 ..1 ayer|hoy|hace|recien|y|el|este
"""
