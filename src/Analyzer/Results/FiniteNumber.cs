using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualityGate.Results;

/// <summary>
/// Numbers of stored reports and histories. JSON has digits for more than a double holds, and .NET reads 1e999 as infinity, which no metric
/// is and no report could be written with.
/// </summary>
internal sealed class FiniteNumber : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = reader.GetDouble();
        return double.IsFinite(number) ? number : throw new JsonException("A number is greater than any that is measured.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
