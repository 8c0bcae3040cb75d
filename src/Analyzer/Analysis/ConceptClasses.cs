using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Models;

namespace QualityGate.Analysis;

/// <summary>
/// The classes of a model that stand for a concept, among all its outputs. Graphs and all that rests on the hierarchy know these only, by
/// their position here; accuracy, and the samples of a class, are about all outputs.
/// </summary>
internal sealed class ConceptClasses
{
    private readonly int[] positions;

    /// <summary>Finds the classes.</summary>
    /// <param name="outputs">The labels of all outputs.</param>
    public ConceptClasses(ClassLabels outputs)
    {
        Outputs = outputs;
        Indices = [.. Enumerable.Range(0, outputs.Count).Where(index => outputs[index].IsInGraphs)];
        Labels = LeftOut == 0 ? outputs : outputs.Only(Indices);
        positions = new int[outputs.Count];
        Array.Fill(positions, -1);
        for (var position = 0; position < Indices.Length; position++)
        {
            positions[Indices[position]] = position;
        }
    }

    /// <summary>The labels of all outputs.</summary>
    public ClassLabels Outputs { get; }

    /// <summary>The labels of the classes with a concept; those of all outputs where each has one.</summary>
    public ClassLabels Labels { get; }

    /// <summary>The output of each class with a concept, ascending.</summary>
    public ImmutableArray<int> Indices { get; }

    /// <summary>The number of outputs that stand for no concept.</summary>
    public int LeftOut => Outputs.Count - Indices.Length;

    /// <summary>The position of an output among the classes with a concept; negative where it has none.</summary>
    public int PositionOf(int output) => positions[output];

    /// <summary>The templates of the classes with a concept.</summary>
    public ClassTemplates Of(ClassTemplates templates) => LeftOut == 0 ? templates : templates.Only(Indices);

    /// <summary>Makes sure that there are at least two.</summary>
    /// <exception cref="QualityGateException">There are fewer (QG3031).</exception>
    public void RequireTwo()
    {
        if (Indices.Length < 2)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.TooFewConcepts,
                    Outputs.End,
                    $"{(Indices.IsEmpty ? "no class" : "only one class")} of {Outputs.Count} stands for a concept: a label that is '-', or "
                        + "begins with '-' and a blank, is that of a background or the like; at least two classes need a concept. "
                        + "(A list in YAML is read as one where the file is called .yml or .yaml.)"
                )
            );
        }
    }
}
