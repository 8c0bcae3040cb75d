using System.Text.Json;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The concepts above the classes of a model, by position; none without a hierarchy.</summary>
internal sealed class ConceptPositions
{
    private readonly IReadOnlyList<ConceptResult> concepts;
    private readonly Dictionary<string, int> positions;
    private readonly ILookup<int, int> above;

    private ConceptPositions(IReadOnlyList<ConceptResult> concepts)
    {
        this.concepts = concepts;
        positions = concepts
            .Index()
            .DistinctBy(concept => concept.Item.Concept)
            .ToDictionary(concept => concept.Item.Concept, concept => concept.Index, StringComparer.Ordinal);
        above = concepts
            .Index()
            .SelectMany(concept => concept.Item.Classes.Select(output => (output, concept.Index)))
            .ToLookup(pair => pair.output, pair => pair.Index);
    }

    public static ConceptPositions Of(ModelResult model) => new(model.Hierarchy?.Concepts ?? []);

    /// <summary>The nearest concepts above a class, given by its output.</summary>
    public IEnumerable<int> AboveClass(int output) => above[output];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("concepts");
        foreach (var concept in concepts)
        {
            json.WriteStartObject();
            json.WriteString("n", SingleLine.Of(concept.Name));
            json.WriteStartArray("p");
            foreach (var parent in concept.Parents.Where(positions.ContainsKey))
            {
                json.WriteNumberValue(positions[parent]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
