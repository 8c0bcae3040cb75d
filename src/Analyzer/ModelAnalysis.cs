using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Forests;
using QualityGate.Hierarchies;
using QualityGate.Inputs;
using QualityGate.Metrics;
using QualityGate.Models;

namespace QualityGate;

/// <summary>An analysed model: what metrics are computed from.</summary>
/// <param name="Classifier">The classifier layer.</param>
/// <param name="Labels">The labels of its classes.</param>
/// <param name="Confusion">What it did on a test set, if that is known.</param>
/// <param name="Structural">What its class templates hold for similar.</param>
/// <param name="Functional">What it confuses, if a test set is known.</param>
/// <param name="Diagnostics">Warnings.</param>
public sealed record ModelAnalysis(
    Classifier Classifier,
    ClassLabels Labels,
    ConfusionMatrix? Confusion,
    ClassGraph Structural,
    ClassGraph? Functional,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Analyses a model from files.</summary>
    /// <param name="model">The ONNX file.</param>
    /// <param name="labels">The labels file: text, or JSON as Keras writes it.</param>
    /// <param name="predictions">A CSV file with the columns <c>true</c> and <c>pred</c>, if there is one.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a choice.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="ArgumentException">Both predictions and confusion are given, or the clustering is unknown.</exception>
    /// <exception cref="QualityGateException">A file cannot be used; the exception says which and why.</exception>
    public static ModelAnalysis Load(
        string model, string labels, string? predictions = null, string? confusion = null, string? clustering = null, string? classifier = null)
    {
        if (predictions is not null && confusion is not null)
        {
            throw new ArgumentException("Give predictions or a confusion matrix, not both.", nameof(confusion));
        }

        var algorithm = clustering is null ? Clustering.Clusterings.Default : Clustering.Clusterings.Find(clustering);
        var testData = TestData.From(
            predictions is null ? null : InputPath.FromUser(predictions), confusion is null ? null : InputPath.FromUser(confusion));
        return ModelAnalyzer.Analyze(
            new AnalysisInputs(InputPath.FromUser(model), InputPath.FromUser(labels), testData, algorithm
                ?? throw new ArgumentException($"There is no clustering '{clustering}'.", nameof(clustering))) { Classifier = classifier },
            WordNet.Load());
    }

    /// <summary>Computes a metric.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <returns>Its value, or why it has none.</returns>
    public MetricResult Measure(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Compute(this);
    }

    /// <summary>The model and its figures in one line, for messages.</summary>
    /// <returns>The file's name, the classifier's size and the metrics that could be computed.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Classifier.Path.FileName} ({Classifier.Operator}, {Classifier.Templates.Classes} classes x {Classifier.Templates.Features} features");
        foreach (var metric in MetricCatalog.All)
        {
            if (Measure(metric).Value is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $"; {metric.Name} {Figure.Format(value)}");
            }
        }

        return text.Append(')').ToString();
    }
}
