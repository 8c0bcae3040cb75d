using System.Collections.Immutable;

namespace QualityGate.Configuration.Suppressions;

/// <summary>
/// Exceptions that may be about a model, by the part that they name: a limit on a part asks those that name this part, and not the
/// exceptions to twenty thousand others.
/// </summary>
internal sealed class SuppressionIndex
{
    private readonly ImmutableArray<(SuppressionEntry Entry, int Place)> general;
    private readonly ILookup<(PartKind Kind, string Name), (SuppressionEntry Entry, int Place)> named;

    /// <summary>Sorts exceptions by what they name.</summary>
    /// <param name="exceptions">The exceptions, in the order of the file.</param>
    /// <param name="model">The name of the model; null where the run as a whole is meant.</param>
    public SuppressionIndex(IEnumerable<SuppressionEntry> exceptions, string? model)
    {
        (SuppressionEntry Entry, int Place)[] own =
        [
            .. exceptions.Where(entry => entry.Model is null || entry.Model == model).Select((entry, place) => (entry, place)),
        ];
        general = [.. own.Where(item => item.Entry.FirstName is null)];
        named = own.Where(item => item.Entry.FirstName is not null).ToLookup(item => item.Entry.FirstName!.Value);
    }

    /// <summary>The narrowest exception that covers a finding; of several, the first in the file. Null where none does.</summary>
    /// <param name="part">The part that it is about; null for the whole model, or for the run.</param>
    /// <param name="covers">Whether an exception that may be about the part covers it.</param>
    public SuppressionEntry? Find(NamesOfPart? part, Func<SuppressionEntry, bool> covers) => All(part, covers).FirstOrDefault();

    /// <summary>All exceptions that cover a finding, the narrowest first.</summary>
    /// <inheritdoc cref="Find"/>
    public IEnumerable<SuppressionEntry> All(NamesOfPart? part, Func<SuppressionEntry, bool> covers) =>
        general
            .Concat(part?.Names.SelectMany(name => named[(part.Kind, name)]) ?? [])
            .Where(item => covers(item.Entry))
            .OrderByDescending(item => item.Entry.Narrowness)
            .ThenBy(item => item.Place)
            .Select(item => item.Entry);
}
