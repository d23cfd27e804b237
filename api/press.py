"""Press: the one thread on which long texts are written, so that others need not wait for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

Made = TypeVar("Made")


async def pressed(make: Callable[[], Made]) -> Made:
    """Make something long on the thread for it; one thread has one set of experta engines.

    Args:
        make: makes it.

    Returns:
        What was made; an error of making it is raised here.
    """
    return await asyncio.get_running_loop().run_in_executor(_press(), make)


@cache
def _press() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
