using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>All keys of an entry, each described once, in the order in which they are applied and documented.</summary>
internal static class EntryKeys
{
    public static EntryKey Name { get; } =
        new(EntryKeyNames.Name, EntryValueKind.Text, "The model's name in messages and reports; unique in the file.")
        {
            Default = "the file's name",
            Example = "shapes",
        };

    public static EntryKey Model { get; } =
        new(
            EntryKeyNames.Model,
            EntryValueKind.Pattern,
            "The model: ONNX, .safetensors (or its index), .npy or .npz. A pattern with `*` or `**` must find something."
        )
        {
            IsRequired = true,
            Example = "models/shapes.onnx",
            More = "models.md",
        };

    public static EntryKey Labels { get; } =
        new(
            EntryKeyNames.Labels,
            EntryValueKind.Path,
            "The labels: one wnid or synset name a line, a table, JSON such as Keras's class index, or YAML.",
            (inputs, value) => inputs with { Labels = value.Path }
        )
        {
            Default = "the names that the model itself has in its metadata",
            Example = "models/labels.txt",
            More = "#labels",
        };

    public static EntryKey LabelsOrder { get; } =
        new(
            EntryKeyNames.LabelsOrder,
            EntryValueKind.Choice,
            "Whose order of the classes counts where the model names them, too, and the labels file has another order.",
            (inputs, value) => inputs with { LabelsOrder = LabelsOrderName.Find(value.Text)!.Value }
        )
        {
            Choices = LabelsOrderName.All,
            Default = "both must agree",
            Example = "file",
            More = "#labels",
        };

    public static EntryKey Predictions { get; } =
        new(
            EntryKeyNames.Predictions,
            EntryValueKind.Path,
            "Predictions on a test set: CSV, JSON Lines or Parquet with columns true and pred; a file, a folder or a pattern.",
            (inputs, value) => inputs with { TestData = new Predictions(value.Path) }
        )
        {
            Example = "models/predictions.csv",
            More = "test-data.md",
        };

    public static EntryKey Columns { get; } =
        new(
            EntryKeyNames.Columns,
            EntryValueKind.Columns,
            "The names of the predictions' columns where they are not the usual ones: `true`, `predicted`, `count`, `scores`, `top`.",
            SetColumns
        )
        {
            Default = "the usual names",
            Example = "{ true: gold, predicted: answer }",
            More = "test-data.md#columns",
        };

    public static EntryKey Scores { get; } =
        new(EntryKeyNames.Scores, EntryValueKind.Path, "The scores of the predictions' samples: a .npy file, samples × classes.", SetScores)
        {
            Example = "models/scores.npy",
            More = "test-data.md#scores-and-ranked-lists",
        };

    public static EntryKey Confusion { get; } =
        new(
            EntryKeyNames.Confusion,
            EntryValueKind.Path,
            "A confusion matrix in place of predictions: CSV, JSON or .npy, a line per true class.",
            SetConfusion
        )
        {
            Example = "matrix.csv",
            More = "#confusion-matrix",
        };

    public static EntryKey Images { get; } =
        new(
            EntryKeyNames.Images,
            EntryValueKind.Images,
            "Images in place of predictions, which the model is then run on: a folder per class, and how they become its input.",
            SetImages
        )
        {
            Example = "{ folder: data/test, preset: imagenet }",
            More = "images.md",
        };

    public static EntryKey Orientation { get; } =
        new(
            EntryKeyNames.Orientation,
            EntryValueKind.Choice,
            "What the rows of the confusion matrix are. Where it isn't given, the file must leave no doubt that they are true classes.",
            SetOrientation
        )
        {
            Choices = [.. OrientationName.All],
            Default = "true-rows, where nothing in the file casts doubt on it",
            Example = "predicted-rows",
            More = "#confusion-matrix",
        };

    public static EntryKey Hierarchy { get; } =
        new(
            EntryKeyNames.Hierarchy,
            EntryValueKind.ChoiceOrPath,
            "The hierarchy whose concepts the labels name: a file of your own, such as a tree, or one of these words.",
            SetHierarchy
        )
        {
            Choices = KnownHierarchies.Names,
            Default = KnownHierarchies.Default,
            Example = "plants.yml",
            More = "hierarchies.md",
        };

    public static EntryKey Clustering { get; } =
        new(
            EntryKeyNames.Clustering,
            EntryValueKind.Choice,
            "How the classes are partitioned.",
            (inputs, value) => inputs with { Clustering = Clusterings.Find(value.Text)! }
        )
        {
            Choices = [.. Clusterings.All.Select(algorithm => algorithm.Name)],
            Default = Clusterings.Default.Name,
            Example = Clusterings.Default.Name,
            More = "clusterings.md",
        };

    public static EntryKey Classifier { get; } =
        new(
            EntryKeyNames.Classifier,
            EntryValueKind.Text,
            "The name of an output, of weights, of a node or of an array that tells the classifier layer, where the file leaves a choice.",
            (inputs, value) => inputs with { Classifier = value.Text }
        )
        {
            Example = "fc.weight",
            More = "models.md",
        };

    public static EntryKey MaxMemory { get; } =
        new(
            EntryKeyNames.MaxMemory,
            EntryValueKind.Number,
            "The MiB of memory that the classifier's weights may take, where that is more than usual.",
            SetMaxMemory
        )
        {
            Example = "4096",
            More = "models.md#safetensors-npy-npz",
        };

    public static EntryKey Inconclusive { get; } =
        new(
            EntryKeyNames.Inconclusive,
            EntryValueKind.Choice,
            "The consequence of an interval that contains a limit, for the thresholds of the entry that do not say it themselves."
        )
        {
            Choices = [.. InconclusiveName.All],
            Default = "that of the file; without one `warning`",
            Example = "error",
            More = "#confidence",
        };

    public static EntryKey Thresholds { get; } =
        new(
            EntryKeyNames.Thresholds,
            EntryValueKind.Thresholds,
            "The limits on metrics, at least one, unless there are limits on parts: "
                + $"{string.Join(", ", ThresholdSection.Keys.Select(key => $"`{key}`"))}."
        )
        {
            IsRequired = true,
            Example = "{ relative-similarity-depth: { min: 0.5 } }",
            More = "#limits",
        };

    public static EntryKey PerClass { get; } =
        new(
            EntryKeyNames.PerClass,
            EntryValueKind.ClassLimits,
            "Limits that every class is held against, with the keys of thresholds and `except`: " + $"{PartNames(PartKind.Class)}."
        )
        {
            Example = "{ accuracy: { min: 0.6, except: [cat.n.01] } }",
            More = "#parts-of-a-model",
        };

    public static EntryKey PerSuperclass { get; } =
        new(
            EntryKeyNames.PerSuperclass,
            EntryValueKind.SuperclassLimits,
            "Limits that every concept is held against which joins several classes, with `except` or `only`: "
                + $"{PartNames(PartKind.Superclass)}."
        )
        {
            Example = "{ accuracy: { min: 0.7, only: [animal.n.01] } }",
            More = "#parts-of-a-model",
        };

    public static EntryKey Separate { get; } =
        new(
            EntryKeyNames.Separate,
            EntryValueKind.Separations,
            "Groups of classes that must hardly ever be taken for others: a list of "
                + $"{string.Join(", ", SeparateSection.Keys.Select(key => $"`{key}`"))}."
        )
        {
            Example = "[{ from: animal.n.01, to: artifact.n.01, max-rate: 0.001 }]",
            More = "#parts-of-a-model",
        };

    /// <summary>All keys, those of <see cref="EntryKeyNames"/>.</summary>
    public static ImmutableArray<EntryKey> All { get; } =
    [
        Name,
        Model,
        Labels,
        LabelsOrder,
        Predictions,
        Columns,
        Scores,
        Confusion,
        Images,
        Orientation,
        Hierarchy,
        Clustering,
        Classifier,
        MaxMemory,
        Inconclusive,
        Thresholds,
        PerClass,
        PerSuperclass,
        Separate,
    ];

    /// <summary>Finds a key by its name.</summary>
    public static EntryKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);

    private static string PartNames(PartKind kind) => string.Join(", ", PartSection.MetricsOf(kind).Select(metric => $"`{metric.Name}`"));

    private static AnalysisInputs SetConfusion(AnalysisInputs inputs, EntryValue value) =>
        inputs.TestData is null
            ? inputs with
            {
                TestData = new Confusion(value.Path),
            }
            : throw value.RefuseKey(
                $"{value.Call(Predictions.Name)} and {value.Called} exclude each other; keep the one that is to be used."
            );

    // A bare word that is nearly one of the names was meant to be it; a file that is called so has a folder before it.
    private static AnalysisInputs SetHierarchy(AnalysisInputs inputs, EntryValue value)
    {
        var isBareWord = !value.Text.AsSpan().ContainsAny('/', '\\', '.');
        if (
            isBareWord
            && !KnownHierarchies.Names.Contains(value.Text)
            && Suggestion.Nearest(value.Text, KnownHierarchies.Names) is { } meant
        )
        {
            throw value.Refuse(
                DiagnosticCodes.UnknownChoice,
                $"{value.Called} cannot be '{value.Text}'. Did you mean '{meant}'? It is one of: "
                    + $"{string.Join(", ", KnownHierarchies.Names)}; or a file, such as './{value.Text}'."
            );
        }

        return inputs with
        {
            Hierarchy = KnownHierarchies.Names.Contains(value.Text) ? new HierarchySource(value.Text) : HierarchySource.Of(value.Path),
        };
    }

    private static AnalysisInputs SetImages(AnalysisInputs inputs, EntryValue value) =>
        inputs.TestData is null
            ? inputs with
            {
                TestData = ImagesValue.Read(value),
            }
            : throw value.RefuseKey(
                $"{value.Call(inputs.TestData is Confusion ? Confusion.Name : Predictions.Name)} and {value.Called} exclude each other; "
                    + "keep the one that is to be used."
            );

    private static AnalysisInputs SetColumns(AnalysisInputs inputs, EntryValue value)
    {
        var names = ColumnNames.Parse(value.Text, out var complaint);
        return complaint is not null ? throw value.Refuse(DiagnosticCodes.InvalidColumns, $"{value.Called}: {complaint}")
            : inputs.TestData is Predictions predictions ? inputs with { TestData = predictions with { Columns = names } }
            : throw WithoutPredictions(value);
    }

    private static AnalysisInputs SetScores(AnalysisInputs inputs, EntryValue value) =>
        inputs.TestData is Predictions predictions
            ? inputs with
            {
                TestData = predictions with { Scores = value.Path },
            }
            : throw WithoutPredictions(value);

    private static QualityGateException WithoutPredictions(EntryValue value) =>
        value.RefuseKey($"{value.Called} is about predictions, but there are no {value.Call(Predictions.Name)}; remove it.");

    private static AnalysisInputs SetOrientation(AnalysisInputs inputs, EntryValue value) =>
        inputs.TestData is Confusion confusion
            ? inputs with
            {
                TestData = confusion with { Orientation = OrientationName.Find(value.Text) },
            }
            : throw value.RefuseKey(
                $"{value.Called} is about a confusion matrix, but there is no {value.Call(Confusion.Name)}; remove it."
            );

    private static AnalysisInputs SetMaxMemory(AnalysisInputs inputs, EntryValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var mebibytes)
        && MemoryCeiling.Bytes(mebibytes) is { } bytes
            ? inputs with
            {
                MostMemory = bytes,
            }
            : throw value.Refuse(DiagnosticCodes.WrongType, MemoryCeiling.Expected(value.Called));
}
