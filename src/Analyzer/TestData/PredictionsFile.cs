using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.TestData;

/// <summary>
/// Reads predictions: CSV with a header, a line per test sample, and the columns <c>true</c> and <c>pred</c> or what scikit-learn and
/// others call them (<see cref="PredictionColumns"/>), each a class index counted from 0 or a label.
/// </summary>
internal static class PredictionsFile
{
    private const int MostErrors = 10;

    /// <summary>Counts the predictions into a confusion matrix.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>Counts, C × C.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or names a class that does not exist (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ConfusionMatrix Read(InputPath path, ClassLabels labels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(labels);
        var counter = new PredictionCounter(labels.Count);
        var hasIndices = Read(path, labels, counter.Add, cancellationToken);
        var confusion = ConfusionMatrix.Of(counter.ToCounts(), isRates: false, path.Whole());
        return hasIndices && confusion.IsUnheardOf(0) && confusion.MeasuredClasses.Length == labels.Count - 1
            ? confusion.With(
                Diagnostic.Warning(
                    DiagnosticCodes.UnmeasuredClasses,
                    path.Whole(),
                    "only class 0 never occurs, neither true nor predicted: are the classes in the file counted from 1, where "
                        + "they are counted from 0 here?"
                )
            )
            : confusion;
    }

    /// <summary>Reads the predictions one by one.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The true and the predicted class of each test sample, in the order of the file.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or names a class that does not exist (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ImmutableArray<(int Actual, int Predicted)> ReadSamples(
        InputPath path,
        ClassLabels labels,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(labels);
        if (EvaluatedPredictions.Find(path) is { IsEmpty: false } parts)
        {
            return EvaluatedPredictions.ReadSamples(parts, labels, cancellationToken);
        }

        var samples = ImmutableArray.CreateBuilder<(int, int)>();
        Read(path, labels, (actual, predicted) => samples.Add((actual, predicted)), cancellationToken);
        return samples.ToImmutable();
    }

    // Says whether any class was written as an index.
    private static bool Read(InputPath path, ClassLabels labels, Action<int, int> count, CancellationToken cancellationToken)
    {
        var records = CsvRecords.Open(path, DataKind.Predictions, cancellationToken);
        var (actualColumn, predictedColumn) = PredictionColumns.Find(path, records);
        var classes = new ClassNames(labels);
        var errors = new List<Diagnostic>();
        while (errors.Count < MostErrors && records.Read())
        {
            var actual = ReadClass(records, actualColumn, classes, errors);
            var predicted = ReadClass(records, predictedColumn, classes, errors);
            if (actual >= 0 && predicted >= 0)
            {
                count(actual, predicted);
            }
        }

        if (errors.Count >= MostErrors)
        {
            errors[^1] = errors[^1] with { Message = $"{errors[^1].Message} (The lines after this one were not checked.)" };
        }

        if (errors.Count > 0)
        {
            throw new QualityGateException([.. errors]);
        }

        return classes.HasFoundIndex;
    }

    private static int ReadClass(CsvRecords records, int column, ClassNames classes, List<Diagnostic> errors)
    {
        if (column >= records.FieldCount)
        {
            errors.Add(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidPredictionsFile,
                    records.LocationOf(0),
                    $"the line has {records.FieldCount} fields, but the header names {column + 1} or more columns."
                )
            );
            return -1;
        }

        var index = classes.Find(records[column], out var complaint);
        if (index < 0)
        {
            errors.Add(Diagnostic.Error(DiagnosticCodes.PredictionOutOfRange, records.LocationOf(column), complaint));
        }

        return index;
    }

    /// <summary>Finds a class by its index, its label, or the name that the labels file gives it.</summary>
    internal sealed class ClassNames
    {
        private const int Ambiguous = -1;
        private readonly int count;
        private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);

        public ClassNames(ClassLabels labels)
        {
            count = labels.Count;
            for (var index = 0; index < count; index++)
            {
                Add(labels[index].Text, index);
                if (labels[index].Name != labels[index].Text)
                {
                    Add(labels[index].Name, index);
                }
            }
        }

        /// <summary>Whether a class was looked for by its index.</summary>
        public bool HasFoundIndex { get; private set; }

        public int Find(string text, out string complaint)
        {
            complaint = string.Empty;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            {
                if (byName.TryGetValue(text, out var named) && named != index)
                {
                    complaint = $"'{text}' is the index of one class and the name of another; name the classes otherwise.";
                    return -1;
                }

                complaint = $"there is no class {text}; the {count} classes are counted from 0 to {count - 1}.";
                HasFoundIndex = true;
                return index >= 0 && index < count ? index : -1;
            }

            if (byName.TryGetValue(text, out index) && index != Ambiguous)
            {
                return index;
            }

            complaint = byName.ContainsKey(text)
                ? $"several classes are called '{text}'; write the class index instead."
                : $"no class is called '{text}'.{Suggestion.For(text, byName.Keys)}";
            return -1;
        }

        private void Add(string name, int index) => byName[name] = byName.ContainsKey(name) ? Ambiguous : index;
    }
}
