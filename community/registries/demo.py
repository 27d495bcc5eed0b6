"""What `seed_demo` sets up: each app enrols its own step, run in order, safe to run again."""

from collections.abc import Callable
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class DemoStep:
    name: str
    order: int
    seed: Callable[[], None]


demo_steps: Registry[DemoStep] = Registry(noun="demo step", key=lambda item: item.name)
