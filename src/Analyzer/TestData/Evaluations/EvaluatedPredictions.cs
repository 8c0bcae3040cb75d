using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Shards;

namespace QualityGate.TestData.Evaluations;

/// <summary>
/// Predictions that QualityGate made itself, in one file or in parts: all parts of one evaluation, none missing, none twice, none of
/// another.
/// </summary>
internal static class EvaluatedPredictions
{
    /// <summary>
    /// The parts that a path stands for: the file, the CSV files of a folder, or those of a pattern; none where they are a user's own.
    /// </summary>
    public static ImmutableArray<InputPath> Find(InputPath path, DataShards shards)
    {
        try
        {
            string[] files = Directory.Exists(path.FullPath)
                ? [.. Directory.GetFiles(path.FullPath, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
                : [.. shards.Files.Select(file => file.FullPath)];
            return files.Any(EvaluatedPart.IsOne) ? [.. files.Select(file => new InputPath(file, path.NamedAt))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Counts the predictions of all parts.</summary>
    /// <param name="files">The files, all of them parts of one evaluation.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Counts, C × C, with a warning where images could not be read.</returns>
    /// <exception cref="QualityGateException">Parts are missing, double or of another evaluation; or too many images could not be
    /// read.</exception>
    public static ConfusionMatrix Read(ImmutableArray<InputPath> files, ClassLabels labels, CancellationToken cancellationToken)
    {
        var parts = ReadParts(files, labels, cancellationToken);
        var tally = new SampleTally(labels.Count);
        var corrupt = new List<string>();
        foreach (var row in Rows(parts))
        {
            if (row.Judged is { } judged)
            {
                tally.Add(row.Actual, judged, 1);
            }
            else
            {
                corrupt.Add(row.File);
            }
        }

        var place = new SourceLocation(files.Length == 1 ? files[0].FullPath : System.IO.Path.GetDirectoryName(files[0].FullPath)!);
        var warning = CorruptImages.Judge(corrupt, parts[0].Mark, place);
        if (corrupt.Count == parts[0].Mark.Images)
        {
            throw new QualityGateException(Diagnostic.Error(DiagnosticCodes.CorruptImages, place, "none of the images could be read."));
        }

        var confusion = ConfusionMatrix
            .Of(tally.ToCounts(), isRates: false, place)
            .With(tally.TopFive, tally.WhyNoTopFive, tally.IsTopFiveKnownOfSome);
        var ties = TieCheck.Of(tally, confusion.Samples!.Value, place);
        return new[] { warning, ties }.OfType<Diagnostic>().Aggregate(confusion, (matrix, next) => matrix.With(next));
    }

    /// <summary>The predictions one by one, in the order of the images; those that could not be read are left out.</summary>
    public static ImmutableArray<(int Actual, int Predicted)> ReadSamples(
        ImmutableArray<InputPath> files,
        ClassLabels labels,
        CancellationToken cancellationToken
    ) =>
        [
            .. from row in Rows(ReadParts(files, labels, cancellationToken))
            where row.Judged is not null
            select (row.Actual, row.Judged!.Value.Predicted),
        ];

    /// <summary>Refuses predictions of another model.</summary>
    /// <param name="files">The files.</param>
    /// <param name="model">The model.</param>
    /// <param name="hash">Its <see cref="ModelHash"/>.</param>
    /// <exception cref="QualityGateException">They are of another one (QG3062).</exception>
    public static void RequireModel(ImmutableArray<InputPath> files, InputPath model, string hash)
    {
        foreach (var file in files)
        {
            using var reader = new StreamReader(file.FullPath);
            reader.ReadLine();
            var line = reader.ReadLine();
            var at = line?.IndexOf("; model ", StringComparison.Ordinal) ?? -1;
            if (at >= 0 && !line![(at + "; model ".Length)..].StartsWith(hash, StringComparison.Ordinal))
            {
                throw new QualityGateException(
                    Diagnostic.Error(
                        DiagnosticCodes.PartsDoNotFit,
                        file.Whole(),
                        $"these predictions were made with another model than '{model.FileName}', or with another version of it; "
                            + "evaluate the images again, or name the model that they are of."
                    )
                );
            }
        }
    }

    /// <summary>
    /// True when the predictions of two models may be of the same samples, one by one. Where QualityGate made both, it is known which
    /// images they are of; two folders may well have as many images of each class.
    /// </summary>
    public static bool MayBePaired(InputPath a, InputPath b)
    {
        var (first, second) = (Find(a, DataShards.List(a)), Find(b, DataShards.List(b)));
        return first.IsEmpty || second.IsEmpty || Contents(first).SequenceEqual(Contents(second));
    }

    private static string[] Contents(ImmutableArray<InputPath> files) =>
        [
            .. files
                .Select(file =>
                    File.ReadLines(file.FullPath).ElementAtOrDefault(1)?.Split(',')[^1] is { } mark ? EvaluationMark.Parse(mark) : null
                )
                .OrderBy(mark => mark?.Shard.Number)
                .Select(mark => $"{mark?.Shard} {mark?.Content}"),
        ];

    private static ImmutableArray<EvaluatedPart> ReadParts(
        ImmutableArray<InputPath> files,
        ClassLabels labels,
        CancellationToken cancellationToken
    )
    {
        if (files.FirstOrDefault(file => !EvaluatedPart.IsOne(file.FullPath)) is { } stranger)
        {
            throw Failure(stranger, "the other files beside it are parts of an evaluation, but this one is none; remove it.");
        }

        ImmutableArray<EvaluatedPart> parts = [.. files.Select(file => EvaluatedPart.Read(file, labels, cancellationToken))];
        var first = parts[0];
        foreach (var part in parts)
        {
            if (part.Mark with { Shard = first.Mark.Shard, Content = first.Mark.Content } != first.Mark)
            {
                throw Failure(
                    part.Path,
                    $"it is part of another evaluation than '{first.Path.FileName}' (other model, images, settings or version); "
                        + "evaluate all parts anew, or remove those of the other one."
                );
            }
        }

        foreach (var part in parts)
        {
            if (part.Mark.Shard.Count != first.Mark.Shard.Count)
            {
                throw Failure(
                    part.Path,
                    $"it is part {part.Mark.Shard}, but '{first.Path.FileName}' is part {first.Mark.Shard}; parts of one evaluation "
                        + "are all cut alike."
                );
            }
        }

        if (parts.GroupBy(part => part.Mark.Shard.Number).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw Failure(
                twice.ElementAt(1).Path,
                $"part {twice.First().Mark.Shard} is there twice, first as '{twice.First().Path.FileName}'; remove one."
            );
        }

        var missing = Enumerable.Range(1, first.Mark.Shard.Count).Except(parts.Select(part => part.Mark.Shard.Number)).ToArray();
        return missing.Length > 0
            ? throw Failure(
                first.Path,
                $"{missing.Length} of {first.Mark.Shard.Count} parts of this evaluation are missing: "
                    + $"{Text.CutList.Of(missing.Select(number => $"{number}/{first.Mark.Shard.Count}").ToArray(), 5)}; evaluate them, "
                    + "and put all parts into one folder."
            )
            : [.. parts.OrderBy(part => part.Mark.Shard.Number)];
    }

    // Parts take turns: the first image of each, then the second of each.
    private static IEnumerable<EvaluatedRow> Rows(ImmutableArray<EvaluatedPart> parts)
    {
        for (var place = 0; place < parts[0].Mark.Images; place++)
        {
            yield return parts[place % parts.Length].Rows[place / parts.Length];
        }
    }

    private static QualityGateException Failure(InputPath path, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.PartsDoNotFit, path.Whole(), message));
}
