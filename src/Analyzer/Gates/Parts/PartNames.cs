using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Gates.Parts;

/// <summary>
/// Finds the classes and concepts that names in thresholds.yml stand for: as predictions name classes, and as labels name concepts.
/// </summary>
/// <param name="analysis">The model.</param>
/// <param name="model">Its name in messages.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class PartNames(ModelAnalysis analysis, string model, List<Diagnostic> diagnostics)
{
    private const int MostSenses = 5;
    private readonly Hierarchy hierarchy = analysis.Outputs.Hierarchy;
    private readonly ClassTaxonomy? taxonomy = analysis.Relatedness?.Taxonomy;
    private readonly Lazy<ClassNames> classes = new(() => new ClassNames(analysis.Outputs));
    private readonly Lazy<ILookup<int, int>> below = new(() => Below(analysis));

    /// <summary>
    /// The classes of a name, by their outputs: the class that is called so, else all classes below the concept. None, and a complaint,
    /// where there is no such class.
    /// </summary>
    public ImmutableArray<int> ClassesOf(PartName name)
    {
        var index = classes.Value.Find(name.Text, out _, out var complaint);
        if (index >= 0)
        {
            return [index];
        }

        if (AreSeveral(name.Text))
        {
            Error(DiagnosticCodes.PartNameAmbiguous, name, $"in '{model}' {complaint}");
            return [];
        }

        return taxonomy is null || Concept(name, complaint) is not { } node ? Unknown(name, complaint) : OutputsBelow(node, name);
    }

    /// <summary>The concept of a name, above at least one class; null, and a complaint, where there is none.</summary>
    public int? ConceptOf(PartName name)
    {
        if (hierarchy.Find(name.Text) is { } found)
        {
            return OutputsBelow(found, name).IsEmpty ? null : found;
        }

        var index = classes.Value.Find(name.Text, out var isIndex, out var complaint);
        if (index >= 0)
        {
            if (!isIndex && analysis.Outputs[index] is { IsInGraphs: true, Node: { } own })
            {
                return own;
            }

            complaint = $"'{name.Text}' is {(isIndex ? "the index of a class" : "a class that stands for no concept")}; name a concept.";
        }

        if (AreSeveral(name.Text))
        {
            Error(DiagnosticCodes.PartNameAmbiguous, name, $"in '{model}' {complaint}");
            return null;
        }

        return Concept(name, complaint) is { } node && !OutputsBelow(node, name).IsEmpty ? node : null;
    }

    /// <summary>The outputs of the classes that are a kind of a concept.</summary>
    public ImmutableArray<int> OutputsBelow(int node) => [.. below.Value[node]];

    // The outputs below each concept, ascending.
    private static ILookup<int, int> Below(ModelAnalysis analysis) =>
        Enumerable
            .Range(0, analysis.Relatedness?.Taxonomy.Classes.Length ?? 0)
            .SelectMany(c =>
                analysis.Relatedness!.Taxonomy.AncestorsOf(c).Select(ancestor => (ancestor.Node, Output: analysis.Classes.Indices[c]))
            )
            .ToLookup(pair => pair.Node, pair => pair.Output);

    private ImmutableArray<int> OutputsBelow(int node, PartName name)
    {
        var found = OutputsBelow(node);
        if (found.IsEmpty)
        {
            Error(
                DiagnosticCodes.PartNameUnknown,
                name,
                $"no class of '{model}' is a kind of {hierarchy.NameOf(node)}; name a concept that classes lie under, or remove it."
            );
        }

        return found;
    }

    // Of a word's senses those count that lie above a class: the others stand for nothing here.
    private int? Concept(PartName name, string complaint)
    {
        if (hierarchy.Find(name.Text) is { } found)
        {
            return found;
        }

        int[] senses = [.. hierarchy.SensesOf(name.Text).Distinct()];
        int[] known = [.. senses.Where(node => !OutputsBelow(node).IsEmpty)];
        switch (known.Length)
        {
            case 1:
                return known[0];
            case 0 when senses.Length > 0:
                Error(
                    DiagnosticCodes.PartNameUnknown,
                    name,
                    $"no class of '{model}' is a kind of '{name.Text}', be it {List(senses)}; name a concept that classes lie under."
                );
                return null;
            case 0:
                Unknown(name, complaint);
                return null;
            default:
                Error(
                    DiagnosticCodes.PartNameAmbiguous,
                    name,
                    $"'{name.Text}' may be {List(known)}, and classes of '{model}' are kinds of each; write the one that is meant."
                );
                return null;
        }
    }

    private string List(int[] nodes) =>
        CutList.Of([.. nodes.Select(node => $"{hierarchy.NameOf(node)}{Classes(OutputsBelow(node).Length)}")], MostSenses);

    private static string Classes(int count) =>
        count == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({count} {(count == 1 ? "class" : "classes")})");

    private bool AreSeveral(string text) => analysis.Outputs.Items.Count(label => label.Text == text || label.Name == text) > 1;

    private ImmutableArray<int> Unknown(PartName name, string complaint)
    {
        if (!diagnostics.Exists(diagnostic => diagnostic.Location == name.Location))
        {
            var concepts = hierarchy.Graph is null
                ? string.Empty
                : $" Nor has {hierarchy.Name} such a concept.{hierarchy.Suggest(name.Text)}";
            Error(DiagnosticCodes.PartNameUnknown, name, $"in '{model}' {complaint}{concepts}");
        }

        return [];
    }

    private void Error(string code, PartName name, string message) => diagnostics.Add(Diagnostic.Error(code, name.Location, message));
}
