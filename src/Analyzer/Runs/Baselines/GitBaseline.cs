using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Runs.Baselines;

/// <summary>Reads a baseline as it stands in a commit; the working folder is left alone.</summary>
internal static class GitBaseline
{
    private const string Link = "120000";
    private const string File = "blob";
    private const string SubmoduleMode = "160000";

    /// <summary>Reads the bytes of the file.</summary>
    /// <param name="source">A commit and a file.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The bytes; null where the commit does not have the file.</returns>
    /// <exception cref="QualityGateException">Git cannot give it (QG0045).</exception>
    public static byte[]? Read(BaselineSource source, CancellationToken cancellationToken)
    {
        var place = source.File.NamedAt;
        GitCommand Git(params IEnumerable<string> arguments) => GitCommand.Run(source.Folder, place, cancellationToken, arguments);
        QualityGateException Failure(string message) => GitCommand.Failure(place, $"'{source.Text}' cannot be read: {message}");

        var prefix = Git("rev-parse", "--show-prefix");
        if (prefix.ExitCode != 0)
        {
            throw Failure(
                $"'{source.Folder}' is in no git repository that git would read ({prefix.Complaint}); name a file in place of 'git:'."
            );
        }

        var path = PathInRepository(prefix.Text, Path.GetRelativePath(source.Folder, source.File.FullPath))
            ?? throw Failure("the file lies outside of the repository; name one in it, relative to thresholds.yml.");
        var commit = Git("rev-parse", "--verify", "--quiet", $"{source.Commit}^{{commit}}");
        if (commit.ExitCode != 0)
        {
            throw Failure(
                Git("rev-parse", "--is-shallow-repository").Text == "true"
                    ? $"this clone is shallow and does not have '{source.Commit}'; fetch it, in GitHub Actions by 'fetch-depth: 0' of "
                        + "actions/checkout, else by 'git fetch --unshallow'."
                    : $"git knows no commit '{source.Commit}' here; fetch it (as 'git fetch origin' does), or correct its name."
            );
        }

        // The commit is pinned: a branch that moves meanwhile does not matter.
        var entry = Git("--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit.Text, "--", path);
        if (entry.ExitCode != 0)
        {
            throw Failure($"{entry.Complaint}.");
        }

        if (entry.Text.Length == 0)
        {
            var above = Git(["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit.Text, "--", .. FoldersOf(path)]);
            return above.ExitCode == 0 && Submodule(above.Text, path) is { } submodule
                ? throw Failure(
                    $"'{path}' lies in the submodule '{submodule}', of which this repository has no files; keep the baseline outside of it."
                )
                : null;
        }

        // The entry is a line such as "100644 blob 0a1b… <tab> path".
        if (entry.Text.Split('\t')[0].Split(' ') is not [not Link, File, var hash])
        {
            throw Failure($"'{path}' is a folder or a link there; name the file itself.");
        }

        var content = Git("cat-file", "blob", hash);
        return content.ExitCode == 0 ? content.Output : throw Failure($"{content.Complaint}.");
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    // Among entries such as "160000 commit 0a1b… <tab> path", closed by zeros; some lie beside the folders that were asked for.
    private static string? Submodule(string entries, string path) =>
        entries
            .Split('\0')
            .Where(entry => entry.StartsWith(SubmoduleMode, StringComparison.Ordinal))
            .Select(entry => entry.Split('\t', 2)[^1])
            .FirstOrDefault(folder => path.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static string? PathInRepository(string prefix, string relative)
    {
        var steps = new List<string>();
        foreach (var step in $"{prefix}{ReportPath.WithSlashes(relative)}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                if (steps.Count == 0)
                {
                    return null;
                }

                steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
