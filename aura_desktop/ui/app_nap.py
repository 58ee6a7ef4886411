"""macOS slows the timers of a program whose windows are hidden, by many seconds; one that listens asks it not to."""

import sys

_ACTIVITY = 0x00EF_FFFF
"""NSActivityUserInitiatedAllowingIdleSystemSleep: no App Nap, and the Mac itself may sleep."""

if sys.platform == "darwin":
    import ctypes

    def refuse() -> None:
        """Until the process ends. Source: NSProcessInfo, beginActivityWithOptions:reason:."""
        pointer = ctypes.c_void_p
        ctypes.CDLL("/System/Library/Frameworks/Foundation.framework/Foundation")
        objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        for find in (objc.objc_getClass, objc.sel_registerName):
            find.restype, find.argtypes = pointer, (ctypes.c_char_p,)
        # One entry for all messages: each needs the types of its own arguments.
        place = ("objc_msgSend", objc)
        ask = ctypes.CFUNCTYPE(pointer, pointer, pointer)(place)
        make = ctypes.CFUNCTYPE(pointer, pointer, pointer, ctypes.c_char_p)(place)
        begin = ctypes.CFUNCTYPE(pointer, pointer, pointer, ctypes.c_uint64, pointer)(place)
        selector = objc.sel_registerName
        process = ask(objc.objc_getClass(b"NSProcessInfo"), selector(b"processInfo"))
        text = objc.objc_getClass(b"NSString")
        reason = make(text, selector(b"stringWithUTF8String:"), b"listens for messages")
        started = begin(process, selector(b"beginActivityWithOptions:reason:"), _ACTIVITY, reason)
        # Let go of, it would end.
        ask(started, selector(b"retain"))

else:

    def refuse() -> None:
        """Nothing naps elsewhere."""
