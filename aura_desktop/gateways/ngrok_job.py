"""Windows only: a job that takes the agent with it when this program ends, however it ends."""

import ctypes
import sys

KILL_ON_JOB_CLOSE = 0x2000
EXTENDED_LIMIT_INFORMATION = 9
SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001

if sys.platform == "win32":
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION"""

        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, with IO_COUNTERS as six numbers"""

        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _kernel() -> ctypes.WinDLL:
        """kernel32 with the types of what we call: handles are wider than ctypes takes them to be."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle, flag = wintypes.HANDLE, wintypes.BOOL
        kernel.CreateJobObjectW.restype = handle
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.OpenProcess.restype = handle
        kernel.OpenProcess.argtypes = (wintypes.DWORD, flag, wintypes.DWORD)
        kernel.SetInformationJobObject.restype = flag
        kernel.SetInformationJobObject.argtypes = (
            handle,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.restype = flag
        kernel.AssignProcessToJobObject.argtypes = (handle, handle)
        kernel.CloseHandle.argtypes = (handle,)
        return kernel

    def _job_with(pid: int) -> int | None:
        """The job's handle; None where the system refuses: then only the note of the process id is left."""
        kernel = _kernel()
        job: int | None = kernel.CreateJobObjectW(None, None)
        if not job:
            return None
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = KILL_ON_JOB_CLOSE
        process = kernel.OpenProcess(SET_QUOTA_AND_TERMINATE, False, pid)
        is_in = (
            process
            and kernel.SetInformationJobObject(
                job, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, process)
        )
        if process:
            kernel.CloseHandle(process)
        if not is_in:
            kernel.CloseHandle(job)
            return None
        return job

    def _close(handle: int) -> None:
        _kernel().CloseHandle(handle)

else:

    def _job_with(pid: int) -> int | None:
        """There are no jobs here: an agent without a reader ends by itself."""
        return None

    def _close(handle: int) -> None:
        """Nothing was opened."""


class Job:
    """Holds one process and its children; closing it, or our own end, ends them. Elsewhere without effect."""

    def __init__(self, pid: int) -> None:
        self._handle: int | None = _job_with(pid)

    def close(self) -> None:
        """End whatever is in it; safe to call twice."""
        handle, self._handle = self._handle, None
        if handle:
            _close(handle)
