package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.pickle.ImportReport.Import;

/// Objects of classes that only Python knows; see `objects` in `src/fixtures/make_pickles.py`.
class PickledObjectsTest {

    private static @Nullable Object root(String name, int protocol) throws CheckpointException {
        return Pickles.read(Pickles.file("object_" + name + "." + protocol + ".pkl")).root();
    }

    private static PyObject object(String name, int protocol) throws CheckpointException {
        return (PyObject) Objects.requireNonNull(root(name, protocol));
    }

    private static Object list(@Nullable Object list, int index) {
        return Objects.requireNonNull(((PyList) Objects.requireNonNull(list)).get(index));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void keepsTheAttributesOfAnUnknownClass(int protocol) throws CheckpointException {
        PyObject plain = object("plain", protocol);
        assertThat(plain.isOf("fixture", "Plain")).isTrue();
        assertThat(plain.args().size()).isZero();
        assertThat(plain.attribute("a")).isEqualTo(1L);
        assertThat(plain.attribute("me")).isSameAs(plain);
        assertThat(plain.attribute("b")).isNull();
        PyObject namespace = object("namespace", protocol);
        assertThat(namespace.isOf("argparse", "Namespace")).isTrue();
        assertThat(namespace.attribute("lr")).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void findsAttributesInSlots(int protocol) throws CheckpointException {
        assertThat(object("slots", protocol).attribute("x")).isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void keepsItemsOfSubclassesOfListAndDict(int protocol) throws CheckpointException {
        PyObject list = object("my_list", protocol);
        assertThat(list.listItems()).isEqualTo(java.util.List.of(1L, 2L));
        assertThat(list.attribute("label")).isEqualTo("l");
        PyObject dict = object("my_dict", protocol);
        PyDict items = Objects.requireNonNull(dict.dictItems());
        assertThat(items.get("a")).isEqualTo(1L);
        assertThat(dict.attribute("label")).isEqualTo("d");
        assertThat(object("deque", protocol).listItems()).isEqualTo(java.util.List.of(1L, 2L));
        PyDict counted = (PyDict) Objects.requireNonNull(object("counter", protocol).args().get(0));
        assertThat(counted.get("a")).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void keepsTheStateOfReconstructedSubclasses(int protocol) throws CheckpointException {
        PyObject list = object("my_list", protocol);
        assertThat(list.isOf("fixture", "MyList")).isTrue();
        assertThat(Notation.of(list.args().get(0))).isEqualTo("list[1, 2]");
        assertThat(list.attribute("label")).isEqualTo("l");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void keepsKeywordArguments(int protocol) throws CheckpointException {
        PyObject keyword = object("keyword", protocol);
        assertThat(keyword.args().items()).isEqualTo(java.util.List.of(1L));
        assertThat(Objects.requireNonNull(keyword.kwargs()).get("b")).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void namesClassesAndFunctionsThatAreValues(int protocol) throws CheckpointException {
        Object globals = root("globals", protocol);
        assertThat(list(globals, 0)).isEqualTo(new PyGlobal("fixture", "function"));
        assertThat(list(globals, 1)).isEqualTo(new PyGlobal("fixture", "Plain"));
        assertThat(list(globals, 2))
                .isEqualTo(new PyGlobal(protocol < 3 ? "__builtin__" : "builtins", "len"));
        Object colours = root("enum", protocol);
        assertThat(list(colours, 0)).isSameAs(list(colours, 1));
        assertThat(((PyObject) list(colours, 0)).isOf("fixture", "Colour")).isTrue();
    }

    @Test
    void namesNestedClassesInDotted() throws CheckpointException {
        assertThat(root("nested_class", 4)).isEqualTo(new PyGlobal("fixture", "Outer.Inner"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void tiesKnots(int protocol) throws CheckpointException {
        Object loop = root("loop", protocol);
        assertThat(list(loop, 0)).isSameAs(loop);
        assertThat(loop).hasToString("list of 1");
        PyDict knot = (PyDict) Objects.requireNonNull(root("knot", protocol));
        assertThat(knot.get("self")).isSameAs(knot);
        PyTuple twist = (PyTuple) Objects.requireNonNull(root("twist", protocol));
        assertThat(list(list(twist.items().get(0), 0) instanceof PyTuple t ? t.get(0) : null, 0))
                .isInstanceOf(PyTuple.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void keepsTheAttributesOfAnOrderedDict(int protocol) throws CheckpointException {
        PyDict dict = (PyDict) Objects.requireNonNull(root("metadata", protocol));
        assertThat(dict.type()).isEqualTo(new PyGlobal("collections", "OrderedDict"));
        assertThat(dict.get("w")).isEqualTo(1L);
        PyDict metadata = (PyDict) Objects.requireNonNull(dict.attribute("_metadata"));
        assertThat(Notation.of(metadata.get(""))).isEqualTo("dict[\"version\": 1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void keepsPersistentIds(int protocol) throws CheckpointException {
        PyPersistentId id = (PyPersistentId) list(root("persistent", protocol), 0);
        assertThat(Notation.of(id.value()))
                .isEqualTo(protocol == 0 ? "\"key\"" : "tuple[\"storage\", 7]");
    }

    @Test
    void reportsWhatIsNamedCalledAndBuilt() throws CheckpointException {
        ImportReport report =
                Pickles.read(
                                Pickles.of(
                                        "(cos\nsystem\n(S'id'\ntR",
                                        "cposix\nsystem\ncos\nsystem\n",
                                        "c__builtin__\ngetattr\n(cos\nsystem\nS'x'\ntR(tR",
                                        "}bl."))
                        .imports();
        assertThat(report.imports())
                .containsExactly(
                        new Import(new PyGlobal("os", "system"), 1, 3, 1, 0),
                        new Import(new PyGlobal("posix", "system"), 21, 1, 0, 0),
                        new Import(new PyGlobal("__builtin__", "getattr"), 46, 1, 1, 0));
        assertThat(report.computedCalls()).isEqualTo(1);
    }

    @Test
    void reportsImportsBeforeTheFaultThatEndsThePickle() {
        var view = ByteViews.of("broken.pkl", Pickles.of("cos\nsystem\n(S'id'\ntR", 255));
        PickleScan scan = PickleReader.scan(view, 0, PickleLimits.defaults(), Monitor.NONE);
        assertThat(scan.fault()).isInstanceOf(FormatFault.Malformed.class);
        assertThat(scan.imports().imports())
                .containsExactly(new Import(new PyGlobal("os", "system"), 0, 1, 1, 0));
        assertThat(scan.end()).isEqualTo(21);
    }

    @Test
    void reportsWhatWouldBeChangedInPlace() throws CheckpointException {
        ImportReport report =
                Pickles.read(
                                Pickles.of(
                                        "cos\nenviron\nS'k'\nS'v'\ns0",
                                        "csys\npath\nS'/'\na0c__main__\nf\n}b0NNb."))
                        .imports();
        assertThat(report.imports()).extracting(Import::built).containsExactly(1L, 1L, 1L);
    }
}
