"""pydantic's errors brought back to the file: which key path each is about, and which of a union's branches speaks."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from vendoreval.diagnostic import KeyPath

MISMATCHES = {
    "bool_parsing",
    "bool_type",
    "date_from_datetime_inexact",
    "date_from_datetime_parsing",
    "date_parsing",
    "date_type",
    "dict_type",
    "float_parsing",
    "float_type",
    "int_from_float",
    "int_parsing",
    "int_type",
    "list_type",
    "mapping_type",
    "model_attributes_type",
    "model_type",
    "quantity_type",
    "string_type",
    "tuple_type",
}
"""Errors that say only that a value is of another kind."""


@dataclass(frozen=True)
class Fault:
    """One error of a model.

    Attributes:
        kind: pydantic's error type, or the code a model raised, in snake case.
        keypath: The keys that lead to the value in the file.
        value: What stands there.
        message: The error's own message.
        context: What the error carries.
        missing: The key that is not there, for a missing one.
        names: The keys that the place knows, for an unknown one.
        at_key: Whether the fault is with the key itself.
        description: What a missing key is for.
        branches: For each union on the way: where it stands, and the branch this error comes from.
        wanted: The kinds a union takes, when the value is none of them.
    """

    kind: str
    keypath: KeyPath
    value: Any
    message: str
    context: Mapping[str, Any]
    missing: str = ""
    names: Sequence[str] = ()
    at_key: bool = False
    description: str = ""
    branches: tuple[tuple[KeyPath, str], ...] = ()
    wanted: tuple[Fault, ...] = ()

    @property
    def place(self) -> KeyPath:
        """The key path with the missing key at its end."""
        return (*self.keypath, self.missing) if self.missing else self.keypath


def faults_of(error: ValidationError, data: Any, model: type[BaseModel]) -> list[Fault]:
    """Every error of `error`, brought back to the file."""
    return [_fault(details, data, model) for details in error.errors(include_url=False)]


def _fault(details: Any, data: Any, model: type[BaseModel]) -> Fault:
    """One error, its location walked through the data and the model side by side.

    A location holds more than keys: the labels of a union's branches, and the fields of a long form that the model
    made of a short one. A step that the data does not know is one of these and leads nowhere.
    """
    kind, steps = details["type"], details["loc"]
    path: list[str | int] = []
    branches: list[tuple[KeyPath, str]] = []
    here, options = data, _options(model)
    missing, at_key, unknown_in, description = "", False, options, ""
    labelled = False
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if step == "[key]":
            at_key = True
        elif len(options) > 1 and not labelled and (_option_called(step, options) or not _holds(here, step)):
            branches.append((tuple(path), str(step)))
            options = _option_called(step, options) or options
            labelled = True
        elif _holds(here, step):
            key = step if isinstance(here, list) else str(step)
            unknown_in, options = options, _below(options, step)
            here = here[key]
            path.append(key)
            labelled = False
        elif last and kind == "missing":
            missing, description = str(step), _description(options, str(step))
        elif not isinstance(here, (dict, list)):
            options = _below(options, step)
    names = _names(unknown_in) if kind == "extra_forbidden" else ()
    return Fault(
        kind=kind,
        keypath=tuple(path),
        value=here,
        message=details["msg"],
        context=details.get("ctx") or {},
        missing=missing,
        names=names,
        at_key=at_key or kind == "extra_forbidden",
        description=description,
        branches=tuple(branches),
    )


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return str(step) in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def _options(annotation: Any) -> list[Any]:
    """The types a value of this annotation may have: a union's members, else the one type; None is left out."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return [option for member in get_args(annotation) for option in _options(member)]
    return [] if annotation is type(None) else [annotation]


def _option_called(label: str | int, options: Sequence[Any]) -> list[Any]:
    """The options that a union's branch label means; empty when it is no label of theirs."""
    return [option for option in options if str(label) in _labels(option)]


def _labels(option: Any) -> set[str]:
    origin = get_origin(option)
    if origin is Literal:
        return {str(value) for value in get_args(option)}
    name = getattr(option, "__name__", str(option))
    labels = {name, "constrained-str"} if option is str else {name}
    if isinstance(option, type) and issubclass(option, BaseModel):
        for field in option.model_fields.values():
            if get_origin(field.annotation) is Literal:
                labels |= {str(value) for value in get_args(field.annotation)}
    return labels


def _below(options: Sequence[Any], step: str | int) -> list[Any]:
    """The types that the value under `step` may have."""
    below: list[Any] = []
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel):
            field = _field(option, str(step))
            below += _options(field.annotation) if field else []
            continue
        arguments = [argument for argument in get_args(option) if argument is not Ellipsis]
        origin = get_origin(option)
        if not arguments or origin is None or not isinstance(origin, type):
            continue
        if issubclass(origin, Mapping):
            below += _options(arguments[-1])
        elif isinstance(step, int) and issubclass(origin, tuple) and len(arguments) > 1:
            below += _options(arguments[step]) if step < len(arguments) else []
        elif isinstance(step, int):
            below += _options(arguments[0])
    return below


def _field(model: type[BaseModel], name: str) -> FieldInfo | None:
    fields = model.model_fields
    return next((field for key, field in fields.items() if (field.alias or key) == name), fields.get(name))


def _description(options: Sequence[Any], name: str) -> str:
    fields = [_field(option, name) for option in options if isinstance(option, type) and issubclass(option, BaseModel)]
    return next((field.description for field in fields if field and field.description), "")


def _names(options: Sequence[Any]) -> Sequence[str]:
    """The keys that the models among `options` know."""
    names: dict[str, None] = {}
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel):
            names.update(dict.fromkeys(field.alias or key for key, field in option.model_fields.items()))
    return tuple(names)


def collapse(faults: Sequence[Fault], level: int = 0) -> list[Fault]:
    """The faults with each union speaking once: through the branch that its value comes nearest to.

    Args:
        faults: Of one file, or of one branch.
        level: How many unions on the way have been settled.
    """
    settled = [fault for fault in faults if len(fault.branches) <= level]
    unions: dict[KeyPath, dict[str, list[Fault]]] = {}
    for fault in faults:
        if len(fault.branches) > level:
            at, label = fault.branches[level]
            unions.setdefault(at, {}).setdefault(label, []).append(fault)
    for at, branches in unions.items():
        fitting = [
            collapse(branch, level + 1)
            for branch in branches.values()
            if not all(fault.place == at and _mismatch(fault) for fault in branch)
        ]
        if fitting:
            nearest: list[Fault] = min(fitting, key=_distance)
            settled += nearest
        else:
            settled.append(_none_fits([branch[0] for branch in branches.values()], at))
    return settled


def _mismatch(fault: Fault) -> bool:
    """Whether it says only that the value is of another kind; a list is no misspelt word."""
    return fault.kind in MISMATCHES or (fault.kind in ("enum", "literal_error") and not isinstance(fault.value, str))


def _distance(branch: list[Fault]) -> tuple[int, int]:
    """How far a value is from a branch: faults, and among as many, the keys that are wrong or missing."""
    return len(branch), sum(fault.kind in ("extra_forbidden", "missing") for fault in branch)


def _none_fits(firsts: Sequence[Fault], at: KeyPath) -> Fault:
    distinct = {fault.kind: fault for fault in firsts}
    if len(distinct) == 1:
        return firsts[0]
    return replace(firsts[0], kind="wrong_kind", keypath=at, wanted=tuple(distinct.values()))
