using System.Collections.Immutable;
using QualityGate.Labels;

namespace QualityGate.Configuration;

/// <summary>The keys of an entry that tell which model it is, and what its classes are called.</summary>
internal static class ModelKeys
{
    public static ImmutableArray<EntryKey> All { get; } =
    [
        new("name", EntryTopic.Model, EntryValueKind.Text, "The model's name in messages and reports; unique in the file.")
        {
            Default = "the file's name",
            Example = "shapes",
            IsOwn = true,
        },
        new(
            "model",
            EntryTopic.Model,
            EntryValueKind.Pattern,
            "The model: ONNX, .safetensors (or its index), .npy or .npz. A pattern with `*` or `**` must find something."
        )
        {
            IsRequired = true,
            Example = "models/shapes.onnx",
            More = "models.md",
            IsOwn = true,
        },
        new(
            "labels",
            EntryTopic.Labels,
            EntryValueKind.Path,
            "The labels: one wnid or synset name a line, a table, JSON such as Keras's class index, or YAML."
        )
        {
            Default = "the names that the model itself has in its metadata",
            Example = "models/labels.txt",
            More = "#labels",
            HelpOfEach = "The labels: one file for both, or one for each.",
            Set = (inputs, value) => inputs with { Labels = value.Path },
            Write = (inputs, path) => inputs.Labels is { } labels ? path(labels) : null,
        },
        new(
            "labels-order",
            EntryTopic.Labels,
            EntryValueKind.Choice,
            "Whose order of the classes counts where the model names them, too, and the labels file has another order."
        )
        {
            Choices = LabelsOrderName.All,
            Default = "both must agree",
            Example = "file",
            More = "#labels",
            Set = (inputs, value) => inputs with { LabelsOrder = LabelsOrderName.Find(value.Text)!.Value },
            Write = (inputs, _) => LabelsOrderName.Of(inputs.LabelsOrder),
        },
    ];
}
