using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Images;

namespace QualityGate.Configuration;

/// <summary>Analyses of files that code names one by one, as an entry of thresholds.yml names them.</summary>
public static class AnalysisOfFiles
{
    extension(ModelAnalysis)
    {
        /// <summary>Analyses a model from files.</summary>
        /// <param name="model">The ONNX file.</param>
        /// <param name="labels">The labels file: text, a table, JSON or YAML; null for the names in the model's own metadata.</param>
        /// <param name="predictions">Predictions with the columns <c>true</c> and <c>pred</c>, if there are any: a file, a folder or a
        /// pattern.</param>
        /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
        /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
        /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a
        /// choice.</param>
        /// <param name="labelsOrder">Whose order of the classes counts where the model names them, too.</param>
        /// <param name="orientation">The meaning of the confusion matrix's rows; null where the file leaves no doubt that they are true
        /// classes.</param>
        /// <param name="hierarchy"><c>wordnet</c>, <c>none</c>, or a file with a hierarchy of one's own; WordNet when null.</param>
        /// <param name="columns">The names of the predictions' columns where they are not the usual ones.</param>
        /// <param name="scores">A .npy file with the scores of the predictions' samples, samples × classes.</param>
        /// <param name="images">Images in place of predictions, such as <c>folder=data/test;preset=imagenet</c>. They need the package
        /// QualityGate.Inference; predictions are kept in obj/qualitygate/images of the current folder.</param>
        /// <param name="maxMemory">The MiB of memory that the classifier's weights may take, where that is more than usual.</param>
        /// <returns>The analysis.</returns>
        /// <exception cref="ArgumentException">An argument is no such value, or does not go with others: two of predictions, confusion and
        /// images, columns or scores without predictions, or an orientation without a confusion matrix.</exception>
        /// <exception cref="QualityGateException">A file cannot be used; the exception says which and why.</exception>
        public static ModelAnalysis Load(
            string model,
            string? labels = null,
            string? predictions = null,
            string? confusion = null,
            string? clustering = null,
            string? classifier = null,
            LabelsOrder labelsOrder = LabelsOrder.Agreed,
            Orientation? orientation = null,
            string? hierarchy = null,
            ColumnNames? columns = null,
            string? scores = null,
            string? images = null,
            double? maxMemory = null
        )
        {
            var inputs = EntryReader.Apply(
                new AnalysisInputs(InputPath.FromUser(model)),
                InputPath.FromUser,
                (nameof(labels), labels),
                (nameof(labelsOrder), LabelsOrderName.Of(labelsOrder)),
                (nameof(predictions), predictions),
                (nameof(columns), columns?.Write()),
                (nameof(scores), scores),
                (nameof(confusion), confusion),
                (nameof(images), images),
                (nameof(orientation), orientation is { } given ? OrientationName.Of(given) : null),
                (nameof(hierarchy), hierarchy),
                (nameof(clustering), clustering),
                (nameof(classifier), classifier),
                (nameof(maxMemory), maxMemory?.ToString(CultureInfo.InvariantCulture))
            );
            if (inputs.TestData is ImageTestData)
            {
                var cache = Path.Combine(Environment.CurrentDirectory, "obj", "qualitygate", "images");
                inputs = inputs with { ImageRun = new ImageRun(ImagePredictors.Find(), cache) };
            }

            return ModelAnalyzer.Analyze(inputs, HierarchyLoader.Load(inputs.Hierarchy));
        }
    }
}
