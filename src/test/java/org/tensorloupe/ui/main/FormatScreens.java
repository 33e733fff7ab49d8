package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;

/// Draws what each kind of file looks like, light and dark, into `target/screenshots`. It runs only
/// when asked for by name.
class FormatScreens {
    @Test
    void drawsEveryKindOfFile() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            Sheet sheet = new Sheet(kit);
            sheet.fixture("module.pth").root("module");
            sheet.first("module-object", FormatScreens::isModule);
            sheet.first("module-outside", FormatScreens::isOutside);
            sheet.fixture("optimizer-adam.pth")
                    .first("optimizer", node -> node.name().endsWith("exp_avg"));
            sheet.first("optimizer-entry", node -> node.name().endsWith("state.1"));
            sheet.fixture("optimizer-ambiguous.pth");
            sheet.first("optimizer-not-joined", node -> node.name().equals("optimizer"));
            sheet.fixture("sparse.pth").first("sparse", FormatScreens::isView);
            sheet.fixture("nested.pth").first("nested", TensorNode.class::isInstance);
            sheet.fixture("wrappers.pth").first("wrapper", FormatScreens::hasParts);
            sheet.fixture("dtypes.pth").first("quantised", node -> isOf("qint8", node));
            sheet.first("float4", node -> isOf("float4", node));
            sheet.fixture("scripted.pt").root("torchscript");
            sheet.first("torchscript-code", TextNode.class::isInstance);
            sheet.fixture("legacy-module.pth").first("legacy-source", TextNode.class::isInstance);
            sheet.fixture("package.pt").root("package");
            sheet.fixture("exported.pt2").root("exported");
            sheet.first("exported-json", TextNode.class::isInstance);
            sheet.fixture("bundle.zip").root("bundle");
            sheet.fixture("gguf/blocks.gguf").root("gguf");
            sheet.first("gguf-block", node -> isOf("q4_k", node));
            sheet.fixture("numpy/big-endian.npy").root("npy");
            sheet.fixture("numpy/stored.npz").root("npz");
            sheet.fixture("sharded-safetensors").root("sharded");
            sheet.fixture("dcp-ranks").first("dcp", TensorNode.class::isInstance);
            sheet.fixture("strangers/onnx.onnx").page("refused-onnx");
            sheet.fixture("git-lfs-pointer.pth").page("refused-lfs");
            sheet.fixture("strangers").page("refused-folder");
            Places.corpus().ifPresent(folder -> corpus(sheet, folder.resolve("files")));
        }
    }

    private static void corpus(Sheet sheet, Path files) {
        sheet.file(files.resolve("modelaudit__script_injection.safetensors"));
        sheet.root("much-metadata");
        sheet.file(files.resolve("imitation__model.zip")).root("sb3");
        sheet.file(files.resolve("silero-vad__silero_vad.jit")).root("torchscript-real");
        sheet.file(files.resolve("chemprop__example_model_v2_regression_mol.ckpt"));
        sheet.root("lightning");
        sheet.file(files.resolve("picklescan__malicious0.pkl")).root("imports");
    }

    private static boolean isOutside(Node node) {
        return node instanceof GroupNode g && g.kind() == GroupNode.Kind.OUTSIDE_STATE;
    }

    private static boolean isModule(Node node) {
        return node instanceof ObjectNode o && o.module();
    }

    private static boolean isView(Node node) {
        return node instanceof TensorNode t && t.isView();
    }

    private static boolean hasParts(Node node) {
        return node instanceof TensorNode t && !t.children().isEmpty();
    }

    private static boolean isOf(String type, Node node) {
        return node instanceof TensorNode t
                && t.tensor().dtype().name().toLowerCase(Locale.ROOT).contains(type);
    }

    /// Draws one picture after the other.
    private record Sheet(WindowKit kit) {
        Sheet fixture(String name) {
            return file(Places.fixture(name));
        }

        Sheet file(Path path) {
            WindowKit.run(() -> kit.window.files().closeAll());
            kit.open(path);
            return this;
        }

        void root(String name) {
            page(name);
        }

        void first(String name, Predicate<Node> wanted) {
            boolean found = WindowKit.on(() -> select(wanted));
            kit.settle();
            if (!found) {
                throw new AssertionError("nothing to show as " + name);
            }
            page(name);
        }

        private boolean select(Predicate<Node> wanted) {
            DocumentPane pane = kit.window.files().pane().orElseThrow();
            for (int id = 1; id < pane.outline().size(); id++) {
                if (wanted.test(pane.outline().node(id))) {
                    pane.tree().select(id);
                    return true;
                }
            }
            return false;
        }

        void page(String name) {
            kit.picture(name);
            WindowKit.run(() -> kit.theme.toggle());
            kit.picture(name + "-dark");
            WindowKit.run(() -> kit.theme.toggle());
        }
    }
}
