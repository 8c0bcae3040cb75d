using System.Text;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Runs.Baselines;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Baselines as they stand in a commit, which the program git reads.</summary>
[Category("Build")]
internal sealed class GitBaselineTests : FolderFixture
{
    [SetUp]
    public void MakeRepository()
    {
        Folder.Write("repository/quality-baseline.json", "committed");
        Folder.Write("repository/models/quality-baseline.json", "of models");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "--message=first");
        Folder.Write("repository/quality-baseline.json", "changed since");
    }

    [TestCase("git:main", ".", "committed")]
    [TestCase("git:HEAD", ".", "committed")]
    [TestCase("git:main:models/quality-baseline.json", ".", "of models")]
    [TestCase("git:main", "models", "of models")]
    [TestCase("git:main:../quality-baseline.json", "models", "committed")]
    [TestCase("git:main:other.json", ".", null)]
    [TestCase("git:main:*.json", ".", null)]
    public void The_file_is_read_as_it_stands_in_the_commit(string text, string folder, string? expected)
    {
        var bytes = GitBaseline.Read(Source(text, folder), CancellationToken.None);
        Assert.That(bytes is null ? null : Encoding.UTF8.GetString(bytes), Is.EqualTo(expected));
    }

    [TestCase("git:origin/main", ".", "git knows no commit 'origin/main'")]
    [TestCase("git:main:../quality-baseline.json", ".", "outside of the repository")]
    [TestCase("git:main:models", ".", "is a folder or a link")]
    [TestCase("git:main", "..", "in no git repository")]
    public void A_baseline_that_git_cannot_give_is_an_error_with_a_way_out(string text, string folder, string words)
    {
        var failure = TestInputs.Failure(() => GitBaseline.Read(Source(text, folder), CancellationToken.None));
        Assert.That((failure.Count, failure[0].Code), Is.EqualTo((1, DiagnosticCodes.BaselineNotInGit)));
        Assert.That(failure[0].Message, Does.Contain(words));
    }

    // A commit has the number of a submodule's commit, and none of its files.
    [TestCase("git:main:parts/inner/quality-baseline.json", "lies in the submodule 'parts/inner'")]
    [TestCase("git:main:parts/inner/models/quality-baseline.json", "lies in the submodule 'parts/inner'")]
    [TestCase("git:main:parts/other/quality-baseline.json", null)]
    public void A_file_in_a_submodule_is_not_taken_for_none(string text, string? words)
    {
        var commit = new string('1', 40);
        Git("update-index", "--add", "--cacheinfo", $"160000,{commit},parts/inner");
        Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "--message=second");
        if (words is null)
        {
            Assert.That(GitBaseline.Read(Source(text, "."), CancellationToken.None), Is.Null);
        }
        else
        {
            TestInputs.AssertFailure(
                () => GitBaseline.Read(Source(text, "."), CancellationToken.None),
                DiagnosticCodes.BaselineNotInGit,
                (2, 11),
                words
            );
        }
    }

    [Test]
    public void A_shallow_clone_is_told_from_a_wrong_name()
    {
        var origin = new Uri(Folder.PathTo("repository")).AbsoluteUri;
        GitIn(Folder.FullPath, "clone", "--quiet", "--depth=1", "--branch=main", origin, "shallow");
        var source = BaselineSource.Of("git:v1", Folder.PathTo("shallow"), new SourceLocation("thresholds.yml", 2, 11));
        TestInputs.AssertFailure(
            () => GitBaseline.Read(source, CancellationToken.None),
            DiagnosticCodes.BaselineNotInGit,
            (2, 11),
            "shallow",
            "fetch-depth: 0"
        );
    }

    [TestCase("git:", "no branch or commit")]
    [TestCase("git:--output=x", "is no name of a branch")]
    [TestCase("git:a b", "is no name of a branch")]
    [TestCase("git:main:", "names no file")]
    [TestCase("git:main:/etc/passwd", "must be relative")]
    public void A_source_that_names_nothing_is_refused(string text, string words) =>
        TestInputs.AssertFailure(() => Source(text, "."), DiagnosticCodes.BaselineSourceInvalid, (2, 11), words);

    private BaselineSource Source(string text, string folder) =>
        BaselineSource.Of(text, Path.GetFullPath(Folder.PathTo($"repository/{folder}")), new SourceLocation("thresholds.yml", 2, 11));

    private void Git(params string[] arguments) => GitIn(Folder.PathTo("repository"), arguments);

    private static void GitIn(string folder, params string[] arguments)
    {
        var run = GitCommand.Run(folder, new SourceLocation("test"), CancellationToken.None, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }
}
