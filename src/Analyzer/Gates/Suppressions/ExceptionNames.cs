using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Reading;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates.Parts;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.Gates.Suppressions;

/// <summary>
/// Finds the classes and concepts of a model that exceptions name, by any word that labels may be written in: <c>car</c> is the class
/// <c>car.n.01</c>, where no other class is called so. A word of several is an error; one that stands for nothing here may be that of
/// another model.
/// </summary>
internal sealed class ExceptionNames
{
    private const int MostNames = 5;
    private readonly ClassLabels labels;
    private readonly Hierarchy hierarchy;
    private readonly string model;
    private readonly List<Diagnostic> mistakes = [];
    private readonly List<Diagnostic> complaints = [];
    private readonly PartNames concepts;
    private readonly ILookup<string, int> called;
    private readonly ILookup<int, int> byConcept;

    private ExceptionNames(ModelAnalysis analysis, string model)
    {
        (labels, hierarchy, this.model) = (analysis.Outputs, analysis.Outputs.Hierarchy, model);
        concepts = new PartNames(analysis, model, complaints);
        called = CalledClasses.Of(labels);
        byConcept = labels
            .Items.Index()
            .Where(label => label.Item.Node is not null)
            .ToLookup(label => label.Item.Node!.Value, label => label.Index);
    }

    /// <summary>An entry whose exceptions name classes and concepts as the verdicts on them do.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="analysis">The model.</param>
    /// <returns>The entry, and an error for each exception that counts today and whose name may be that of several.</returns>
    public static (GateEntry Entry, ImmutableArray<Diagnostic> Mistakes) Resolve(GateEntry entry, ModelAnalysis analysis)
    {
        // Without limits on such parts a name decides nothing.
        var kinds = entry.Parts.Select(line => line.Kind).ToHashSet();
        var exceptions = entry.Suppressions;
        if (!exceptions.Entries.Any(IsConcerned))
        {
            return (entry, []);
        }

        var names = new ExceptionNames(analysis, entry.Name);
        ImmutableArray<SuppressionEntry> resolved =
        [
            .. exceptions.Entries.Select(exception =>
                IsConcerned(exception) ? names.Resolve(exception, exception.IsExpiredOn(exceptions.Today)) : exception
            ),
        ];
        return (entry with { Suppressions = exceptions with { Entries = resolved } }, [.. names.mistakes]);

        bool IsConcerned(SuppressionEntry exception) =>
            exception.FirstName is var (kind, _) && kinds.Contains(kind) && (exception.Model is null || exception.Model == entry.Name);
    }

    private SuppressionEntry Resolve(SuppressionEntry exception, bool isOver)
    {
        var before = mistakes.Count;
        var resolved = exception switch
        {
            { Class: { } name } => exception with { Class = ClassOf(name, exception) ?? name },
            { Superclass: { } name } => exception with { Superclass = ConceptOf(name, exception) },
            { Pair: var (from, to) } => exception with { Pair = (ConceptOf(from, exception), ConceptOf(to, exception)) },
            _ => exception,
        };
        if (isOver)
        {
            mistakes.RemoveRange(before, mistakes.Count - before);
        }

        return resolved;
    }

    // Null where no class is meant, or several are.
    private string? ClassOf(string name, SuppressionEntry exception)
    {
        int[] outputs = [.. called[name]];
        if (outputs.Length == 0)
        {
            outputs = [.. NodesOf(name).SelectMany(node => byConcept[node]).Distinct().Order()];
        }

        var own = outputs is [var only] ? new[] { labels[only].Text, ClassName.Of(labels, only) }.FirstOrDefault(IsOfOne) : null;
        if (outputs.Length > 0 && own is null)
        {
            Refuse(exception, name, outputs);
        }

        return own;
    }

    private bool IsOfOne(string name) => called[name].Take(2).Count() == 1;

    private IEnumerable<int> NodesOf(string name) => hierarchy.Find(name) is { } node ? [node] : hierarchy.SensesOf(name);

    // Words of which there is neither a class nor a concept are not asked for: looking for others that are like them takes long.
    private string ConceptOf(string name, SuppressionEntry exception)
    {
        if (hierarchy.Find(name) is { } found)
        {
            return hierarchy.IdOf(found);
        }

        if (!called[name].Any() && !hierarchy.SensesOf(name).Any())
        {
            return name;
        }

        complaints.Clear();
        var node = concepts.ConceptOf(new PartName(name, exception.Granted.Location));
        mistakes.AddRange(
            complaints
                .Where(complaint => complaint.Code == DiagnosticCodes.PartNameAmbiguous)
                .Select(complaint => complaint with { Code = DiagnosticCodes.SuppressionNameAmbiguous })
        );
        return node is { } one ? hierarchy.IdOf(one) : name;
    }

    private void Refuse(SuppressionEntry exception, string name, int[] outputs)
    {
        var isToldApart = outputs.All(output => IsOfOne(labels[output].Text));
        var candidates = CutList.Of([.. outputs.Select(Candidate)], MostNames);
        mistakes.Add(
            Diagnostic.Error(
                DiagnosticCodes.SuppressionNameAmbiguous,
                exception.Granted.Location,
                $"'{name}' may be {Noun.Count(outputs.Length, "class")} of '{model}': {candidates}; "
                    + (
                        isToldApart
                            ? "write the label of the one that is meant."
                            : "no label tells them apart: remove the exception, and name the class by its index "
                                + $"under '{PartKeys.Except}'."
                    )
            )
        );

        string Candidate(int output) =>
            isToldApart
                ? $"'{labels[output].Text}'"
                : string.Create(CultureInfo.InvariantCulture, $"class {output} '{labels[output].Text}'");
    }
}
