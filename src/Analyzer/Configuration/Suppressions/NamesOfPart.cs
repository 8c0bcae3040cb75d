namespace QualityGate.Configuration.Suppressions;

/// <summary>The names of a part of a model, by which exceptions name it.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Label">The label of the class, or the identifier of the concept; of two groups, the one that samples belong to.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="To">The identifier of the other group, where two are told from each other.</param>
/// <param name="ToName">Its name for people.</param>
internal sealed record NamesOfPart(PartKind Kind, string Label, string Name, string? To = null, string? ToName = null)
{
    /// <summary>True when another class has the name, too: an exception by it would cover more than the class that is meant.</summary>
    public bool IsNameShared { get; init; }

    /// <summary>The name that a new exception writes: the best known that means this part alone; null where there is none.</summary>
    public string? Written { get; init; }

    /// <summary>The name that a new exception writes for the other group.</summary>
    public string? WrittenTo { get; init; }

    /// <summary>All names by which an exception may name it; of a pair, those of the first.</summary>
    public IEnumerable<string> Names => Name == Label ? [Label] : [Label, Name];

    /// <summary>
    /// True when an exception is about this part: it names it, or names neither part nor metric. One that names a metric alone is about the
    /// metric of the whole model.
    /// </summary>
    public bool IsMeantBy(SuppressionEntry entry) =>
        entry switch
        {
            { Class: { } name } => Kind == PartKind.Class && (name == Label || (name == Name && !IsNameShared)),
            { Superclass: { } name } => Kind == PartKind.Superclass && (name == Label || name == Name),
            { Pair: var (from, to) } => Kind == PartKind.Separate && (from == Label || from == Name) && (to == To || to == ToName),
            _ => entry.Metric is null,
        };
}
