package org.tensorloupe.format.torch;

import java.util.List;
import java.util.Set;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.ImportReport;
import org.tensorloupe.pickle.PyGlobal;

/// Which of the names in a pickle are those that PyTorch itself writes for plain state.
public final class KnownImports {
    private static final Set<String> NAMES =
            Set.of(
                    "collections.OrderedDict",
                    "collections.defaultdict",
                    "collections.Counter",
                    "collections.deque",
                    "collections.namedtuple",
                    "types.SimpleNamespace",
                    "uuid.UUID",
                    "decimal.Decimal",
                    "fractions.Fraction",
                    "argparse.Namespace",
                    "_codecs.encode",
                    "copyreg._reconstructor",
                    "copy_reg._reconstructor",
                    "torch._tensor._rebuild_from_type_v2",
                    "torch.nested._internal.nested_tensor.NestedTensor",
                    "torch.nested._internal.nested_tensor._rebuild_njt",
                    "torch.nn.parameter.Buffer",
                    "torch.nn.parameter.Parameter",
                    "torch.nn.parameter.UninitializedBuffer",
                    "torch.nn.parameter.UninitializedParameter",
                    "torch.serialization._get_layout",
                    "torch.Tensor",
                    "torch.Size",
                    "torch.device",
                    "torch.per_tensor_affine",
                    "torch.per_channel_affine",
                    "torch.storage.UntypedStorage",
                    "numpy.dtype",
                    "numpy.ndarray",
                    "numpy.core.multiarray._reconstruct",
                    "numpy._core.multiarray._reconstruct",
                    "numpy.core.multiarray.scalar",
                    "numpy._core.multiarray.scalar",
                    "numpy.core.numeric._frombuffer",
                    "numpy._core.numeric._frombuffer",
                    "numpy.ma.core._mareconstruct",
                    "numpy.ma.core.MaskedArray",
                    "numpy.ma.MaskedArray",
                    "numpy.matrix",
                    "numpy.matrixlib.defmatrix.matrix",
                    "numpy.rec.recarray",
                    "numpy.record",
                    "joblib.numpy_pickle.NumpyArrayWrapper",
                    "datetime.date",
                    "datetime.time",
                    "datetime.timezone",
                    "datetime.datetime",
                    "datetime.timedelta",
                    "pathlib.PosixPath",
                    "pathlib.WindowsPath");

    private static final Set<String> PLAIN_BUILTINS =
            Set.of(
                    "set",
                    "frozenset",
                    "list",
                    "dict",
                    "tuple",
                    "int",
                    "float",
                    "str",
                    "bool",
                    "bytes",
                    "bytearray",
                    "complex",
                    "object",
                    "slice",
                    "range",
                    "xrange");

    private KnownImports() {}

    /// The imports of a pickle, graded.
    public static List<Import> grade(ImportReport report) {
        return report.imports().stream()
                .map(i ->
                        new Import(
                                i.global().module(),
                                i.global().name(),
                                i.called() > 0,
                                isKnown(i.global())))
                .toList();
    }

    private static boolean isKnown(PyGlobal global) {
        String module = global.module();
        return NAMES.contains(global.qualifiedName())
                || (module.equals("numpy.random._pickle") && global.name().endsWith("_ctor"))
                || (module.equals("torch._utils") && global.name().startsWith("_rebuild_"))
                || ((module.equals("builtins") || module.equals("__builtin__"))
                        && PLAIN_BUILTINS.contains(global.name()))
                || module.startsWith("torch.nn.modules.")
                || module.equals("torch.distributed.checkpoint.metadata")
                || global.qualifiedName()
                        .equals("torch.distributed.checkpoint.filesystem._StorageInfo")
                || TorchTypes.ofStorage(global).isPresent()
                || TorchTypes.ofGlobal(global).isPresent();
    }
}
