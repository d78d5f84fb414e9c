package dev.wouldblock.maven;

import dev.wouldblock.input.Problems;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;

/**
 * What the classes of a module are compiled against. A goal that asks Maven for it fails when something can not be had,
 * which is the rule for the modules of a build that is not installed. Here a missing library is as with any other
 * host: the analysis is silent where it would need it.
 */
final class ClassPath {
    private final ProjectDependenciesResolver resolver;
    private final MavenSession session;
    private final Log log;

    /** Other modules of the build, whose classes stand in their output folders. */
    private final Map<String, MavenProject> modules = new TreeMap<>();

    ClassPath(ProjectDependenciesResolver resolver, MavenSession session, Log log) {
        this.resolver = resolver;
        this.session = session;
        this.log = log;
        session.getProjects()
                .forEach(module ->
                        modules.put(id(module.getGroupId(), module.getArtifactId(), module.getVersion()), module));
    }

    /** @param tests whether test classes are analysed too */
    List<Path> of(MavenProject project, boolean tests) {
        List<Path> paths = new ArrayList<>();
        DependencyFilter elsewhere = (node, parents) -> {
            Dependency dependency = node.getDependency();
            if (dependency == null || (!tests && "test".equals(dependency.getScope()))) {
                return false;
            }
            List<Path> output = output(dependency.getArtifact());
            paths.addAll(output);
            return output.isEmpty();
        };
        DependencyResolutionRequest request = new DefaultDependencyResolutionRequest(
                        project, session.getRepositorySession())
                .setResolutionFilter(elsewhere);
        DependencyResolutionResult result = resolve(request);
        result.getResolvedDependencies().stream()
                .map(dependency -> dependency.getArtifact().getFile())
                .filter(Objects::nonNull)
                .map(File::toPath)
                .filter(ClassPath::holdsClasses)
                .forEach(paths::add);
        return paths.stream().distinct().toList();
    }

    private DependencyResolutionResult resolve(DependencyResolutionRequest request) {
        try {
            return resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            log.warn("the class path is incomplete, so findings may be missing: " + Problems.reason(e));
            log.debug(e);
            return e.getResult();
        }
    }

    /** Where the classes of another module of this build are; empty for what is no such module, or is not compiled. */
    private List<Path> output(Artifact artifact) {
        MavenProject module =
                modules.get(id(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion()));
        if (module == null) {
            return List.of();
        }
        Path folder = Path.of(
                artifact.getClassifier().equals("tests")
                        ? module.getBuild().getTestOutputDirectory()
                        : module.getBuild().getOutputDirectory());
        return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }

    /** A dependency can also be a POM or a native library. */
    private static boolean holdsClasses(Path path) {
        return Files.isDirectory(path) || path.toString().endsWith(".jar");
    }

    private static String id(String group, String artifact, String version) {
        return group + ":" + artifact + ":" + version;
    }
}
