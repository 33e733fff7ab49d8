package org.tensorloupe.format.torchscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.ObjectRule;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// How TorchScript pickles spell modules, typed lists and objects of C++ classes.
///
/// A module is an object with its attributes as state, in the order of its class: shown are
/// parameters, then buffers, then the rest, as `state_dict()` goes. One with `__getstate__` has a
/// tuple for its state; its items have the names that `__setstate__` gives them, or their index.
/// The helpers of `torch.jit._pickle` stand for what they are given.
final class ScriptObjects implements ObjectRule {
    private static final String HELPERS = "torch.jit._pickle";
    private static final String SCRIPTED = "__torch__";
    private static final String MANGLED = "___torch_mangle_\\d+\\.";
    private static final int REQUIRES_GRAD = 4;
    private static final Set<String> WRAPPERS =
            Set.of(
                    "build_intlist",
                    "build_doublelist",
                    "build_boollist",
                    "build_tensorlist",
                    "build_complexlist",
                    "restore_type_tag");

    private final ScriptCode code;
    private final List<? extends @Nullable Object> tensorTable;

    /// @param tensorTable what `build_tensor_from_id` counts in; empty if the archive has no such
    ScriptObjects(ScriptCode code, List<? extends @Nullable Object> tensorTable) {
        this.code = code;
        this.tensorTable = tensorTable;
    }

    /// A class as people know it: `torch.nn.modules.conv.Conv2d` for
    /// `__torch__.torch.nn.modules.conv.___torch_mangle_0.Conv2d`.
    static String className(PyGlobal type) {
        String name = type.qualifiedName();
        return (name.startsWith(SCRIPTED + ".") ? name.substring(SCRIPTED.length() + 1) : name)
                .replaceAll(MANGLED, "");
    }

    @Override
    public Optional<Reading> read(Object value) {
        return value instanceof PyObject object && object.global() != null
                ? read(object, object.global())
                : Optional.empty();
    }

    private Optional<Reading> read(PyObject object, PyGlobal type) {
        if (type.module().equals(HELPERS)) {
            return helper(type, object.args());
        }
        if (object.args().size() > 0 || !object.isBuilt()) {
            return Optional.empty();
        }
        Optional<ClassCode> known = code.of(type);
        if (known.isEmpty() && !isScripted(type)) {
            return Optional.empty();
        }
        List<Attribute> attributes =
                new ArrayList<>(attributes(object.state(), known.orElse(ClassCode.ABSENT)));
        known.ifPresent(declared ->
                attributes.sort(Comparator.comparingInt(attribute -> rank(attribute, declared))));
        boolean module = known.map(ClassCode::isModule).orElse(true) && !isForeign(type);
        return Optional.of(new Reading.Attributes(className(type), attributes, module));
    }

    private Optional<Reading> helper(PyGlobal type, PyTuple args) {
        if (args.size() == 0) {
            return Optional.empty();
        }
        if (WRAPPERS.contains(type.name())) {
            return Optional.of(new Reading.Value(args.get(0)));
        }
        if (type.name().equals("build_tensor_from_id")
                && args.get(0) instanceof Long id
                && id >= 0
                && id < tensorTable.size()) {
            return Optional.of(new Reading.Value(tensorTable.get(id.intValue())));
        }
        return Optional.empty();
    }

    /// Whether it is a class of C++, such as the packed weights of a quantised layer.
    private static boolean isForeign(PyGlobal type) {
        return type.module().startsWith(SCRIPTED + ".torch.classes");
    }

    private static boolean isScripted(PyGlobal type) {
        return type.module().equals(SCRIPTED) || type.module().startsWith(SCRIPTED + ".");
    }

    private List<Attribute> attributes(@Nullable Object state, ClassCode declared) {
        List<Attribute> attributes = new ArrayList<>();
        switch (state) {
            case PyDict dict -> {
                for (int i = 0; i < dict.size(); i++) {
                    attributes.add(
                            attribute(String.valueOf(dict.keyAt(i)), dict.valueAt(i), declared));
                }
            }
            case PyTuple tuple -> {
                for (int i = 0; i < tuple.size(); i++) {
                    String name = declared.stateNames().getOrDefault(i, Integer.toString(i));
                    attributes.add(attribute(name, tuple.get(i), declared));
                }
            }
            case null, default -> attributes.add(new Attribute("state", state, Role.MEMBER));
        }
        return attributes;
    }

    private Attribute attribute(String name, @Nullable Object value, ClassCode declared) {
        if (declared.isAbsent()) {
            return new Attribute(name, value, requiresGrad(value) ? Role.PARAMETER : Role.MEMBER);
        }
        if (declared.parameters().contains(name)) {
            return new Attribute(name, value, Role.PARAMETER);
        }
        boolean outside =
                declared.isModule() && !declared.buffers().contains(name) && !isModule(value);
        return new Attribute(name, value, outside ? Role.OUTSIDE : Role.MEMBER);
    }

    private boolean isModule(@Nullable Object value) {
        PyGlobal type = value instanceof PyObject object ? object.global() : null;
        return type != null
                && !isForeign(type)
                && code.of(type).map(ClassCode::isModule).orElseGet(() -> isScripted(type));
    }

    /// Where no code tells parameters from buffers, the flag that is in the pickle does.
    private static boolean requiresGrad(@Nullable Object value) {
        return value instanceof PyObject tensor
                && tensor.isOf("torch._utils", "_rebuild_tensor_v2")
                && tensor.args().size() > REQUIRES_GRAD
                && Boolean.TRUE.equals(tensor.args().get(REQUIRES_GRAD));
    }

    private static int rank(Attribute attribute, ClassCode declared) {
        if (attribute.role() == Role.PARAMETER) {
            return 0;
        }
        return declared.buffers().contains(attribute.key()) ? 1 : 2;
    }
}
