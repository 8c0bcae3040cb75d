using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;
using QualityGate.Text;

namespace QualityGate.Initialisation.Finding;

/// <summary>The test data that fit a model's classes.</summary>
/// <param name="Fitting">Files that can be read as predictions, or else as a confusion matrix, of these classes; the nearest first.</param>
/// <param name="Rejected">Files that cannot, and why.</param>
internal sealed record FoundTestData(ImmutableArray<TestDataFile> Fitting, ImmutableArray<UnusedFile> Rejected)
{
    /// <summary>The key of an entry that names such a file.</summary>
    public static string KeyOf(TestDataFile data) => data is Confusion ? EntryKeyNames.Confusion : EntryKeyNames.Predictions;
}

/// <summary>Finds the test data of a model by reading every file that may be one.</summary>
/// <param name="files">All files of the repository.</param>
/// <param name="progress">Is told which file is being read, where that takes long.</param>
internal sealed class TestDataFinder(ImmutableArray<string> files, IProgress<string>? progress)
{
    private readonly ImmutableArray<string> candidates = [.. files.Where(FileRoles.MayBeTestData)];

    /// <summary>Finds them.</summary>
    public FoundTestData Find(InputPath model, ClassLabels labels, Ownership ownership, CancellationToken cancellationToken)
    {
        var fitting = ImmutableArray.CreateBuilder<TestDataFile>();
        var rejected = ImmutableArray.CreateBuilder<UnusedFile>();
        foreach (var file in ownership.Visible(model.FullPath, candidates).Where(file => file != labels.Path.FullPath))
        {
            using var stage = StageProgress.Begin($"{Path.GetFileName(file)}: reading", progress);
            var path = InputPath.FromUser(file);
            var (data, why) = Read(path, labels, cancellationToken);
            if (data is null && FileRoles.IsCalledTestData(file))
            {
                rejected.Add(new UnusedFile(file, why));
            }
            else if (data is not null && !fitting.Any(other => other.Path.HasSameContentAs(path)))
            {
                fitting.Add(data);
            }
        }

        return new FoundTestData(fitting.ToImmutable(), rejected.ToImmutable());
    }

    private static (TestDataFile? Data, string Why) Read(InputPath path, ClassLabels labels, CancellationToken cancellationToken)
    {
        TestDataFile data = new Predictions(path);
        var (matrix, why) = Rejection.Try(() => data.Read(labels, cancellationToken));
        var asConfusion = new Confusion(path);
        var (other, whyNot) = Rejection.Try(() => asConfusion.Read(labels, cancellationToken));
        if (matrix is not null && other is not null)
        {
            return (null, "it can be read as predictions and as a confusion matrix; say which with --predictions or --confusion");
        }

        // Few numbers make a matrix, so that one that nobody has named is called like one.
        if (matrix is null && FileRoles.IsCalledTestData(path.FullPath))
        {
            (data, matrix) = (asConfusion, other);
            var isCalledMatrix = path.FileName.Contains("confusion", StringComparison.OrdinalIgnoreCase);
            why = isCalledMatrix || whyNot.StartsWith(DiagnosticCodes.OrientationInDoubt, StringComparison.Ordinal) ? whyNot : why;
        }

        // The matrix may belong to another model, or its rows may be predictions.
        return matrix is null ? (null, why)
            : matrix.Diagnostics.FirstOrDefault(warning => OrderDoubt.Codes.Contains(warning.Code)) is { } doubt
                ? (null, $"{doubt.Code}: {SingleLine.Of(doubt.Message, 300)}")
            : OrderDoubt.AtChance(matrix) is { } chance ? (null, $"{DiagnosticCodes.OrderInDoubt}: {chance}")
            : (data, string.Empty);
    }
}
