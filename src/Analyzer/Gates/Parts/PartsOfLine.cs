using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Labels;

namespace QualityGate.Gates.Parts;

/// <summary>Finds the parts of a model that a line of limits is held against.</summary>
/// <param name="line">The line.</param>
/// <param name="analysis">The model.</param>
/// <param name="model">Its name in messages.</param>
/// <param name="diagnostics">Takes the complaints; nothing is judged then.</param>
internal sealed class PartsOfLine(PartLine line, ModelAnalysis analysis, string model, List<Diagnostic> diagnostics)
{
    private readonly PartNames names = new(analysis, model, diagnostics);

    /// <summary>The parts, in the order of the classes, or of the superclasses in reports.</summary>
    public ImmutableArray<Part> Find()
    {
        var parts = line.Kind switch
        {
            PartKind.Class => Classes(),
            PartKind.Superclass => line.Only is { } only ? Named(only) : Superclasses(),
            _ => Groups(),
        };
        if (parts.IsEmpty && diagnostics.Count == 0)
        {
            Complain(
                line.Demand.Location,
                line.Kind == PartKind.Class
                    ? $"'{line.Title}' excepts all classes of '{model}', so that nothing is demanded; remove it, or except fewer."
                    : $"'{line.Title}' finds no superclass in '{model}': a concept that joins several classes, but not all, and is not "
                        + "excepted; remove it."
            );
        }

        return parts;
    }

    private ImmutableArray<Part> Classes()
    {
        var excepted = line.Except.SelectMany(name => names.ClassesOf(name)).ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, analysis.Outputs.Count)
                .Where(output => !excepted.Contains(output) && !IsIdle(output))
                .Select(output => new Part(
                    PartKind.Class,
                    [output],
                    [output],
                    analysis.Outputs[output].Text,
                    ClassName.Of(analysis.Outputs, output)
                )),
        ];
    }

    // A class that stands for nothing, such as a background, may have no samples: nobody expects any of it. Mistakes are about concepts.
    private bool IsIdle(int output) =>
        !analysis.Outputs[output].IsInGraphs && (analysis.Confusion?.SamplesOf(output) is not > 0 || line.Metric.NeedsHierarchy);

    private ImmutableArray<Part> Superclasses()
    {
        var excepted = line.Except.Select(name => (Name: name, Concept: names.ConceptOf(name))).ToArray();
        ImmutableArray<Part> all = [.. SuperclassAccuracy.Joining(analysis).Select(Superclass)];
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, concept) in excepted)
        {
            // Of several concepts above the same classes one is judged, by whichever of them it is excepted.
            if (concept is { } node && !left.Add(Key(names.OutputsBelow(node))))
            {
                continue;
            }

            if (concept is { } other && !all.Any(part => Key(part.Rows) == Key(names.OutputsBelow(other))))
            {
                Complain(name.Location, $"{Joins(other)}, so that no limit is held against it; remove it.");
            }
        }

        return [.. all.Where(part => !left.Contains(Key(part.Rows)))];
    }

    private ImmutableArray<Part> Named(ImmutableArray<PartName> only)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var name in only)
        {
            if (names.ConceptOf(name) is not { } node)
            {
                continue;
            }

            var part = Superclass(node);
            if (part.Rows.Length < 2 || part.Rows.Length == analysis.Classes.Indices.Length)
            {
                Complain(
                    name.Location,
                    $"{Joins(node)}, so that "
                        + (
                            part.Rows.Length < 2
                                ? "it is no superclass; put limits on classes under 'per-class'."
                                : "no limit on it can fail; remove it."
                        )
                );
            }
            else if (!parts.Any(other => other.Label == part.Label))
            {
                parts.Add(part);
            }
        }

        return parts.ToImmutable();
    }

    private string Joins(int node)
    {
        var count = names.OutputsBelow(node).Length;
        return count == 1 ? $"only one class of '{model}' is a kind of {analysis.Outputs.Hierarchy.NameOf(node)}"
            : count == analysis.Classes.Indices.Length ? $"all classes of '{model}' are kinds of {analysis.Outputs.Hierarchy.NameOf(node)}"
            : $"{analysis.Outputs.Hierarchy.NameOf(node)} joins {count} classes of '{model}'";
    }

    private Part Superclass(int node)
    {
        var below = names.OutputsBelow(node);
        return new Part(PartKind.Superclass, below, below, analysis.Outputs.Hierarchy.IdOf(node), analysis.Outputs.Hierarchy.NameOf(node));
    }

    // A class that is a kind of both belongs to neither: it cannot be told from itself.
    private ImmutableArray<Part> Groups()
    {
        var (first, second) = (names.ConceptOf(line.From!), names.ConceptOf(line.To!));
        if (first is not { } from || second is not { } to)
        {
            return [];
        }

        var (above, below) = (names.OutputsBelow(from), names.OutputsBelow(to));
        ImmutableArray<int> rows = [.. above.Except(below)];
        ImmutableArray<int> columns = [.. below.Except(above)];
        var hierarchy = analysis.Outputs.Hierarchy;
        if (rows.IsEmpty || columns.IsEmpty)
        {
            var (one, other, name) = rows.IsEmpty ? (from, to, line.From!) : (to, from, line.To!);
            Complain(
                name.Location,
                $"each class of '{model}' that is a kind of {hierarchy.NameOf(one)} is a kind of {hierarchy.NameOf(other)} as well, so "
                    + "that there is nothing to tell apart; name concepts of which neither contains the other."
            );
            return [];
        }

        return
        [
            new Part(PartKind.Separate, rows, columns, hierarchy.IdOf(from), hierarchy.NameOf(from))
            {
                To = hierarchy.IdOf(to),
                ToName = hierarchy.NameOf(to),
            },
        ];
    }

    private static string Key(ImmutableArray<int> rows) => string.Join(' ', rows);

    private void Complain(SourceLocation place, string message) =>
        diagnostics.Add(Diagnostic.Error(DiagnosticCodes.PartsDemandNothing, place, message));
}
