"""Spanish words that are no names: where one of them stands, a name has ended. All folded."""

_COMMON = """
a abdomen abogada abono abrazo abrazos abril abuela abuelo aca acabo acaso acido acne acompana acompano ademas adios
adjunta adjunto agenda agendada agendado agendame agendar agende agendo agosto agrega ahi ahora al alergica alergico
algo alguien algun alguna algunas alguno algunos alla alli alta am ambas ambos amiga amigo and anda ando aniversario
ano anoche anos anotame ante antes antigua antiguo aparece apellido apellidos appointment aquel aquella aqui
argentina arrugas asi atencion atender atendida atendio atentamente atiende atiendeme atienden atrasada atrasado
atraso atte aun aunque autorizo avisa avisame avisar avise aviso axilas ayer ayuda ayudame ayudan ayudar baja bajo
barato barba bastante bebe bendicion bendiciones beso besos bien bikini bioestimulador bioestimuladores boleta
bonita bonito botox botulinica brazos buen buena buenas bueno buenos busca buscar busco bye cabello cada calle
cambiar cambie cambio camino cancelar cancelo cancion cara carboxiterapia card carino carinos carnet caro casada
casi caso cedula celular celulitis centro cerca chaito chao chau chilena chileno cicatrices cicatriz cierto cinco
ciudad claro clase clienta cliente clinica cobra cobran cobrar colageno colega colombiana colombiano como companera
compartir comparto completa completo compra comprar compras compre compro comprobante comuna con confirma confirmada
confirmado confirmame confirmar confirmo conozco consulta consultar consultas consulto consultorio contactar
contacto contar contestan contestar contesto contra contrate control cordiales corporal corporales correcto correo
cotizacion cotizar credito cree crema creo criolipolisis cual cuales cualquier cuando cuanta cuantas cuanto cuantos
cuatro cuello cuenta cuentame cuento cuerpo cuesta cuestan cuidate cumple cumpleanos cuotas cupo cupos da dale dame
dan dar debe deben deberia debito debo decir deja dejame dejan dejar deje dejo demasiado demora den dentista
depilacion deposite dermapen dermatologa descuento desde despues detalle dia diabetica diabetico dias dice dicen
diciembre diez digo dijeron dijo dime dio dios direccion disculpa disculpe disculpen disponibilidad disponible
disponibles doce doctor doctora dolio dolor domicilio domingo don dona donde dos dosis doy dr dra drenaje duda dudas
duele duelen dura duran durante dysport e edad efectivamente efectivo el ella ellas ello ellos email embarazada
empece empezar empezo en encanta encanto encuentra encuentro enero enferma enfermera enfermo english entera entonces
entra entre entrego entro envia enviame envian enviar envie envio enzimas era eran eres es esa esas escriba escribe
escribir escribo ese eso esos espalda especialista espera esperar espere esperen espero espinillas esposa esposo
esta estaba estaban estacionamiento estamos estan estando estar estare estas este estimada estimadas estimado
estimados esto estos estoy estrias estudiante estuve estuvo evaluacion exacto exosomas exterior facebook facial
faciales factura familia favor favorita favorito febrero fecha felices felicitaciones feliz feriado fijate firma
firmado flaca flacidez fonasa fono for foto fotos frente fue fueron fui fumador fumadora funciona general gente gift
giftcard good gracias granos grasa gratis guagua gusta gustaria gusto ha haber habia habla hablado hablamos hablar
hable hablo hace hacen hacer haces hacia haciendo hago haha han hare haria harta harto has hasta hay haya he hecho
hello hemos hermana hermano hi hialuronico hice hifu hija hijo hilos hinchada hinchado hipertensa hizo hola holaa
holi hombre hombres hora horario horarios horas hospital hoy hubo hydrafacial i iba idea igual inferior inflamada
info informacion ingeniera inscribo inscrita instagram interesa interesada interesado interior ir ira ire iria is
isapre jaja jajaja jamas jefa jeje joven jueves julio junio junta juntas junto juntos justo juvederm kinesiologa
labio labios laser le lejos lento les limpieza linda lindo linfatico link lipolisis lista listo llama llamada
llamado llamame llaman llamar llame llamo llega llegando llegar llego llegue lleva llevo lo local lucas luego lugar
lunar lunares lunes mail mal mama manana manchas manda mandame mandar mande mandenme mando manos marido martes marzo
mas masaje masajes matrimonio matrona mayo mayor me media medio mediodia mega mejillas mejor melasma menor menos
mensaje mensajes menton mes meses mesoterapia metro mi mia microneedling mientras miercoles mil minutos mio mira mis
misma mismas mismo mismos mixta ml modo momento morena morning mover mucha muchas mucho muestrame muevo mujer
mujeres muy my nacimiento nada nadie name nariz navidad necesita necesitaba necesitamos necesitan necesito negros ni
nina ninas ningun ninguna nino ninos no noche noches nombre nombres nop normal nos nosotras nosotros noviembre
nuestra nuestro nueva nueve nuevo numero numerosa nunca o obvio ocho octubre oferta oiga ojala ojeras ojos ok oka
okey once opaca operada operado os otra otras otro otros oye paciente pacientes pack paga pagado pagar pagina pago
pague paguen papa papada para pareja parte particular pasa pasar pase pecas pedi pedir peeling pelo peor perdon
perfecta perfecto permiso pero persona personas peruana pesos pide pido piel pieles piensa pienso piernas plan
plasma please po poca pocas poco pocos poder podia podra podre podremos podria podrian polinucleotidos pomulos por
porfa porfavor porfis poros porq porque post pq precio precios pregunta preguntar preguntas pregunto previa previo
prima primera primero primo probar problema procedimiento profesional profesor profesora promo promocion promociones
pronto protector proxima proximo pude pudo puede pueden puedes puedo pues pulsada puntos que queda quedan quedar
quede quedo querer queria querian querida querido queridos quien quienes quiere quieren quieres quiero quise
quisiera quiso quiza quizas radiesse radiofrecuencia rapido rara raro reagendar real realmente recepcionista recibi
recibir recibo recien recomendaron recomendo recomienda recomiendan reductivo regalo relleno rellenos reserva
reservado reservar reserve responda responder respondo respuesta restylane retinol roja rojo rosacea rosada rosado
rostro rubia run rut sabado sabe saben saber sabes saca sacar sacarme saco sale salen saliendo salio saludarlos
saludarte saludo saludos sana sano sculptra se sea sean seca secretaria seguir segun segunda segundo segura seguro
seis semana semanas senor senora senores senorita sensible sentia septiembre ser sesion sesiones si sido siempre
siendo siente siento siete sigo sigue sin sino sip sirve sirven slds sobre sola solamente solar solo soltera soy sr
sra srta su sucursal super superior sus tal talvez tambien tampoco tan tanto tarde tardes tarjeta te telefono tema
temprano tendra tendran tendre tendria tener tengo tenia tenian tenido tensores tercera terminar termine termino
thank thanks the tia tienda tiene tienen tienes tio tipo toda todas todavia todo todos toma tomar tomo total toxina
trabaja trabajo trae traer transferencia transferi tras tratamiento tratamientos tratante tres tu tus tuve tuvo u
ubicacion uf ultima ultimo un una unas unidad unidades uno unos urgencia urgente usa usar use uso usted ustedes va
vacaciones vale valen valor valores vamos van varias varios vas vaya veces vecina vecino venezolana venezolano vengo
venir veo ver verdad vez vi vieja viendo viene vienen viernes vigente vine vino vio vista vitamina vitaminas vive
vivo volver volvi vos voy vuelta vuelva vuelve vuelvo web whatsapp wsp xeomin xfa xq y ya yo you zona zonas
"""
_BRANDS = """
alemana alexandrita alto apoquindo arauco banco banmedica baquedano bci belotero black boosters booster botulax bupa
candela center chek colmena condes consalud cooltech coolsculpting costanera cyber davila doll ellanse emface emsculpt
endymed escuela estado falabella filorga fiestas fotona freeze friday full gold harmonyca hollywood indisa innotox
irarrazaval itau kennedy korean legacy leones letybo mach mall manquehue masvida mercado militar monday morpheus nabota
nctf nucleofill nuevo pago parque patrias peel premium pro profhilo redcompra santander santo scotiabank skin soprano
stylage tenpo teosyal thermage titanium tobalaba transbank ultherapy venus vespucio viernes vitacura webpay
"""
COMMON = frozenset(_COMMON.split()) | frozenset(_BRANDS.split())

ENDINGS = (
    "ando", "iendo", "mente", "cion", "ciones", "sion", "aban", "arme", "erme", "irme",
    "arle", "erle", "irle", "arla", "arlo", "erlo", "amos", "emos", "imos", "aste", "iste", "aron", "ieron", "idad",
)  # fmt: skip
"""Of words in lower case that are hardly surnames, unless listed."""

COMUNAS = (
    "santiago centro", "santiago", "providencia", "las condes", "vitacura", "lo barnechea", "la reina", "nunoa",
    "penalolen", "macul", "la florida", "puente alto", "san bernardo", "la cisterna", "el bosque", "la granja",
    "la pintana", "san ramon", "san joaquin", "san miguel", "pedro aguirre cerda", "lo espejo", "cerrillos", "maipu",
    "estacion central", "quinta normal", "lo prado", "pudahuel", "cerro navia", "renca", "quilicura", "huechuraba",
    "conchali", "independencia", "recoleta", "colina", "lampa", "buin", "paine", "padre hurtado", "penaflor",
    "talagante", "melipilla", "pirque", "san jose de maipo", "calera de tango", "curacavi", "isla de maipo", "til til",
    "vina del mar", "valparaiso", "con con", "concon", "quilpue", "villa alemana", "limache", "quillota", "la calera",
    "san antonio", "los andes", "san felipe", "la ligua", "casablanca", "rancagua", "machali", "san fernando",
    "rengo", "curico", "talca", "linares", "cauquenes", "constitucion", "chillan viejo", "chillan", "concepcion",
    "talcahuano", "hualpen", "san pedro de la paz", "coronel", "chiguayante", "penco", "tome", "los angeles",
    "temuco", "padre las casas", "villarrica", "pucon", "angol", "valdivia", "osorno", "la union", "puerto montt",
    "puerto varas", "castro", "ancud", "coyhaique", "punta arenas", "la serena", "coquimbo", "ovalle", "illapel",
    "vallenar", "copiapo", "antofagasta", "calama", "iquique", "alto hospicio", "arica", "tocopilla", "batuco",
    "chicureo", "region metropolitana", "quinta region", "chile",
)  # fmt: skip
