using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Models;
using QualityGate.Models.Reading;
using QualityGate.Similarity;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analysis;

/// <summary>The way from files to graphs: classifier, labels and confusion matrix; similarities; partitions; forests.</summary>
public static class ModelAnalyzer
{
    /// <summary>Reads the inputs and analyses them.</summary>
    /// <param name="inputs">The files, and how to partition.</param>
    /// <param name="hierarchy">The hierarchy that the labels stand for.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="QualityGateException">Files cannot be used: all that is wrong with them is said at once.</exception>
    /// <exception cref="OperationCanceledException">The analysis was stopped.</exception>
    public static ModelAnalysis Analyze(AnalysisInputs inputs, Hierarchy hierarchy, CancellationToken cancellationToken = default) =>
        Analyze(inputs, hierarchy, progress: null, cancellationToken);

    /// <summary>Reads the inputs and analyses them, and tells how far it is with what takes long.</summary>
    internal static ModelAnalysis Analyze(
        AnalysisInputs inputs,
        Hierarchy hierarchy,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(hierarchy);
        using var stage = StageProgress.Begin($"{inputs.Model.FileName}: reading and clustering", progress);
        var failures = new List<Diagnostic>();
        var listed = AnalysedInputs.List(inputs, hierarchy);
        var (classifier, labels) = ReadModel(inputs, hierarchy, failures, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var confusion =
            labels is null || failures.Count > 0
                ? null
                : Attempt(() => TestDataReader.Read(listed, labels, progress, cancellationToken), failures);
        failures.AddRange(listed.ChangesWhileRead());
        return failures.Count > 0
            ? throw new QualityGateException([.. failures])
            : Analyze(classifier!, labels!, confusion, listed, cancellationToken);
    }

    /// <summary>Reads the labels of a model's classes, and makes sure that they are those of its classifier.</summary>
    /// <exception cref="QualityGateException">The model or its labels cannot be used.</exception>
    internal static ClassLabels ReadLabels(AnalysisInputs inputs, Hierarchy hierarchy, CancellationToken cancellationToken)
    {
        var failures = new List<Diagnostic>();
        var (_, labels) = ReadModel(inputs, hierarchy, failures, cancellationToken);
        return failures.Count > 0 ? throw new QualityGateException([.. failures]) : labels!;
    }

    /// <summary>Reads test data for a model that has been analysed without.</summary>
    /// <exception cref="QualityGateException">The test data cannot be read (codes QG3xxx).</exception>
    internal static ModelAnalysis AddTestData(
        ModelAnalysis analysis,
        AnalysisInputs inputs,
        CancellationToken cancellationToken = default
    )
    {
        var listed = analysis.Analysed.WithTestDataOf(inputs);
        var confusion = TestDataReader.Read(listed, analysis.Outputs, progress: null, cancellationToken);
        return listed.ChangesWhileRead().ToArray() is { Length: > 0 } changes ? throw new QualityGateException([.. changes])
            : confusion is null ? analysis
            : AddTestData(analysis, confusion, listed, cancellationToken);
    }

    /// <summary>Reads a model and analyses it with the labels of another model of the same classes.</summary>
    /// <exception cref="QualityGateException">The model cannot be used, or has more or fewer classes.</exception>
    internal static ModelAnalysis AnalyzeWithLabels(
        AnalysisInputs inputs,
        ModelAnalysis like,
        CancellationToken cancellationToken = default
    )
    {
        var (labels, listed) = (like.Outputs, AnalysedInputs.List(inputs, like.Analysed));
        var classifier = ClassifierFile.Read(inputs.Model, labels.Count, inputs.Classifier, inputs.MostMemory, cancellationToken);
        return labels.Count != classifier.Templates.Classes ? throw new QualityGateException(LabelCountMismatch(labels, classifier))
            : listed.OfModel.Select(file => file.ChangeWhileRead()).OfType<Diagnostic>().ToArray() is { Length: > 0 } changes
                ? throw new QualityGateException([.. changes])
            : Analyze(classifier, labels, confusion: null, listed, cancellationToken);
    }

    /// <summary>Analyses what has been read already.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="labels">As many labels as it has classes.</param>
    /// <param name="confusion">Its confusion matrix, if there is one.</param>
    /// <param name="clustering">How to partition.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="QualityGateException">The templates cannot be told apart, or no partition was found.</exception>
    /// <exception cref="OperationCanceledException">The analysis was stopped.</exception>
    internal static ModelAnalysis Analyze(
        Classifier classifier,
        ClassLabels labels,
        ConfusionMatrix? confusion,
        ClusteringAlgorithm clustering,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(clustering);
        var inputs = new AnalysisInputs(classifier.Path)
        {
            Labels = labels.Path == classifier.Path ? null : labels.Path,
            Hierarchy = labels.Hierarchy.Source,
            Clustering = clustering,
        };
        return Analyze(classifier, labels, confusion, AnalysedInputs.List(inputs, labels.Hierarchy), cancellationToken);
    }

    private static ModelAnalysis Analyze(
        Classifier classifier,
        ClassLabels labels,
        ConfusionMatrix? confusion,
        AnalysedInputs listed,
        CancellationToken cancellationToken
    )
    {
        var inputs = listed.Inputs;
        var clustering = inputs.Clustering;
        var classes = new ConceptClasses(labels);
        classes.RequireTwo();
        var relatedness = labels.Hierarchy.Graph is null
            ? null
            : new Relatedness(labels.Hierarchy, [.. classes.Labels.Items.Select(label => label.Node!.Value)]);
        var similarity =
            StructuralSimilarity.Of(classes.Of(classifier.Templates))
            ?? throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.TemplatesIndistinguishable,
                    classifier.Path.NamedAt,
                    $"all class templates of '{classifier.Path.FileName}' point the same way: the layer tells no class from another."
                )
            );
        var partition =
            clustering.Cluster(similarity, cancellationToken)
            ?? throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NotConverged,
                    classifier.Path.NamedAt,
                    $"{clustering.Name} found no cluster in the structural similarities of {inputs.Called}; choose another "
                        + "clustering, e.g. 'clustering: none'."
                )
            );
        var analysis = new ModelAnalysis(
            listed.WithoutTestData,
            classifier,
            classes,
            relatedness,
            clustering,
            ClassGraph.Span(similarity, partition, relatedness),
            [.. labels.Diagnostics, .. ConvergenceWarning(inputs, partition, "structural")]
        );
        return confusion is null ? analysis : AddTestData(analysis, confusion, listed, cancellationToken);
    }

    private static ModelAnalysis AddTestData(
        ModelAnalysis analysis,
        ConfusionMatrix confusion,
        AnalysedInputs listed,
        CancellationToken cancellationToken
    )
    {
        var inputs = listed.Inputs;
        cancellationToken.ThrowIfCancellationRequested();
        var testSet = TestSet.Of(
            confusion,
            analysis.Classes,
            among => FunctionalGraph(among, analysis.Clustering, analysis.Relatedness, cancellationToken)
        );
        if (testSet.AmongConcepts is not { } among)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NothingMeasured,
                    (inputs.TestData?.Path ?? inputs.Model).Whole(),
                    "no test sample of a class with a concept was predicted as one, so nothing can be said about confusions."
                )
            );
        }

        return analysis.With(
            testSet.With([
                .. confusion.Diagnostics,
                .. LostClasses.Warn(analysis.Classes, confusion, among, inputs),
                .. OrderWarning(analysis, confusion, inputs),
                .. ConvergenceWarning(inputs, testSet.Functional?.Partition, "functional"),
            ]),
            listed
        );
    }

    /// <summary>The graph of what is confused; null when the clustering finds no cluster in it.</summary>
    internal static ClassGraph? FunctionalGraph(
        ConfusionMatrix confusion,
        ClusteringAlgorithm clustering,
        Relatedness? relatedness,
        CancellationToken cancellationToken = default
    )
    {
        var similarity = FunctionalSimilarity.Of(confusion);
        return clustering.Cluster(similarity, cancellationToken) is { } partition
            ? ClassGraph.Span(similarity, partition, relatedness)
            : null;
    }

    private static (Classifier? Classifier, ClassLabels? Labels) ReadModel(
        AnalysisInputs inputs,
        Hierarchy hierarchy,
        List<Diagnostic> failures,
        CancellationToken cancellationToken
    )
    {
        var labels = Attempt(
            () =>
                inputs.Labels is { } file
                    ? LabelsFile.Read(file, hierarchy, cancellationToken)
                    : EmbeddedLabels.Read(inputs.Model, hierarchy, cancellationToken),
            failures
        );
        if (labels is null && inputs.Labels is null)
        {
            // The error in the model has been found already.
            return (null, null);
        }

        var classifier = Attempt(
            () =>
                ClassifierFile.Read(
                    inputs.Model,
                    labels?.Count,
                    inputs.Classifier,
                    inputs.MostMemory,
                    isZeroAllowed: labels?.Items.Any(label => !label.IsInGraphs) == true,
                    cancellationToken
                ),
            failures
        );
        if (labels is not null && classifier is not null && labels.Count != classifier.Templates.Classes)
        {
            failures.Add(LabelCountMismatch(labels, classifier));
        }
        else if (labels is not null && classifier is not null && inputs.Labels is not null)
        {
            labels = Attempt(() => OwnNames.Settle(inputs.Model, labels, inputs.LabelsOrder, cancellationToken), failures);
        }

        if (failures.Count == 0 && labels is not null && classifier is not null)
        {
            // Only now is it known which classes need a template.
            var zero = classifier.Templates.ZeroRows().Where(row => labels[row].IsInGraphs).Take(1);
            failures.AddRange(zero.SelectMany(row => ClassifierFile.ZeroTemplate(classifier.Path, row).Diagnostics));
        }

        return (classifier, labels);
    }

    private static IEnumerable<Diagnostic> OrderWarning(ModelAnalysis analysis, ConfusionMatrix confusion, AnalysisInputs inputs) =>
        confusion.IsOrderAssumed
        && inputs.TestData is { } data
        && SimilarityOfOutputs(analysis) is { } similarity
        && MatrixOrderCheck.Of(confusion, similarity, analysis.Outputs, data.Path.Whole()) is { } warning
            ? [warning]
            : [];

    // The order of a matrix is that of all outputs.
    internal static SimilarityMatrix? SimilarityOfOutputs(ModelAnalysis analysis) =>
        analysis.Classes.LeftOut == 0 ? analysis.Structural.Similarity
        : analysis.Classifier.Templates.ZeroRows().Any() ? null
        : StructuralSimilarity.Of(analysis.Classifier.Templates);

    private static IEnumerable<Diagnostic> ConvergenceWarning(AnalysisInputs inputs, Partition? found, string view)
    {
        if (found is not { Converged: true })
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.NotConverged,
                inputs.Model.NamedAt,
                $"{inputs.Clustering.Name} on the {view} similarities of {inputs.Called} "
                    + (
                        found is null
                            ? "found no cluster, so that nothing can be said of the functional graph."
                            : "did not converge within its limit of iterations; the partition is that of the last one."
                    )
            );
        }
    }

    private static Diagnostic LabelCountMismatch(ClassLabels labels, Classifier classifier)
    {
        return Diagnostic.Error(
            DiagnosticCodes.LabelCountMismatch,
            labels.End,
            $"{(labels.Path == classifier.Path ? "the model itself names" : "the file has")} {labels.Count} labels, but the classifier "
                + $"layer '{classifier.Weights}' of '{classifier.Path.FileName}' has {classifier.Templates.Classes} classes; there must be "
                + "one label per class, in the order of the model's outputs."
                + (
                    labels.Count == classifier.Templates.Classes - 1
                        ? " If one class is the background, such as class 0 of TensorFlow models, write '- background' at its place."
                        : string.Empty
                )
        );
    }

    private static T? Attempt<T>(Func<T> read, List<Diagnostic> failures)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (QualityGateException e)
        {
            failures.AddRange(e.Diagnostics);
            return null;
        }
    }
}
