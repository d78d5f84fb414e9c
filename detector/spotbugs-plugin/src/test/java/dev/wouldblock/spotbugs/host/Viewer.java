package dev.wouldblock.spotbugs.host;

import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.gui2.BugLeafNode;
import edu.umd.cs.findbugs.gui2.BugLoader;
import edu.umd.cs.findbugs.gui2.FindBugsLayoutManagerFactory;
import edu.umd.cs.findbugs.gui2.GUISaveState;
import edu.umd.cs.findbugs.gui2.MainFrame;
import edu.umd.cs.findbugs.gui2.SplitLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.tree.TreePath;

/**
 * Opens a saved analysis in SpotBugs' own viewer, selects the first finding and says what is on the screen. A process of
 * its own: the viewer ends the process when it is closed.
 */
public final class Viewer {
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 950;

    private Viewer() {}

    /** @param args the plugin jar, the classes, the sources, a folder for the analysis and the screenshot */
    @SuppressWarnings("CatchAndPrintStackTrace") // Whoever started the process reads it.
    public static void main(String[] args) {
        int status = 1;
        try {
            show(args);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // Windows keep a process alive.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void show(String[] args) throws Exception {
        File analysis = analyse(args);
        GUISaveState.loadInstance();
        MainFrame.makeInstance(new FindBugsLayoutManagerFactory(SplitLayout.class.getName()));
        MainFrame frame = MainFrame.getInstance();
        frame.waitUntilReady();
        swing(() -> {
            frame.setBounds(0, 0, WIDTH, HEIGHT);
            frame.setVisible(true);
            return true;
        });
        frame.openBugCollection(BugLoader.loadBugs(frame, new Project(), analysis));
        TreePath finding = awaitFinding(frame);
        swing(() -> {
            frame.getTree().setSelectionPath(finding);
            return true;
        });
        await(() -> !text(frame.getSummaryHtmlArea()).isBlank());
        // The pictures of the screen come from what is painted there, a moment later.
        Thread.sleep(1500);

        say("tree", swing(() -> String.join(" > ", labels(finding))));
        say("message", swing(() -> String.join(" ", texts(frame.getSummaryTopPanel()))));
        say("explanation", swing(() -> text(frame.getSummaryHtmlArea())));
        say("code", swing(() -> frame.getSourceCodeTextPane().getText()));
        var screen = new Robot().createScreenCapture(new Rectangle(WIDTH, HEIGHT));
        ImageIO.write(screen, "png", new File(args[3], "viewer.png"));
    }

    private static File analyse(String[] args) throws IOException {
        String xml = new HostRun()
                .apply(Map.of(
                        "plugins", List.of(args[0]),
                        "detectors", List.of("WouldBlockDetector", "NoteSuppressedWarnings"),
                        "exclude", List.of(),
                        "include", List.of(),
                        "libraries", List.of(),
                        "classes", List.of(args[1]),
                        "sources", List.of(args[2])));
        return Files.writeString(Path.of(args[3], "analysis.xml"), xml).toFile();
    }

    private static TreePath awaitFinding(MainFrame frame) throws Exception {
        await(() -> {
            // The viewer makes a new tree for each analysis.
            JTree tree = frame.getTree();
            for (int row = 0; row < tree.getRowCount(); row++) {
                tree.expandRow(row);
            }
            return findings(tree).size() > 0;
        });
        return swing(() -> findings(frame.getTree()).get(0));
    }

    private static List<TreePath> findings(JTree tree) {
        List<TreePath> findings = new ArrayList<>();
        for (int row = 0; row < tree.getRowCount(); row++) {
            TreePath path = tree.getPathForRow(row);
            if (path.getLastPathComponent() instanceof BugLeafNode) {
                findings.add(path);
            }
        }
        return findings;
    }

    private static List<String> labels(TreePath path) {
        List<String> labels = new ArrayList<>();
        for (Object node : path.getPath()) {
            labels.add(node.toString());
        }
        return labels;
    }

    private static List<String> texts(Container panel) {
        List<String> texts = new ArrayList<>();
        for (Component component : panel.getComponents()) {
            if (component instanceof JLabel label && label.getText() != null) {
                texts.add(label.getText());
            } else if (component instanceof Container inner) {
                texts.addAll(texts(inner));
            }
        }
        return texts;
    }

    private static String text(JEditorPane pane) throws Exception {
        return pane.getDocument().getText(0, pane.getDocument().getLength());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (swing(condition)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the viewer does not show it");
    }

    private static <T> T swing(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        SwingUtilities.invokeLater(task);
        return task.get();
    }

    private static void say(String what, String text) {
        byte[] line = (what + ": " + text.replaceAll("\\s+", " ").strip() + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
