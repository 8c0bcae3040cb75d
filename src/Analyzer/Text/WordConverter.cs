using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualityGate.Text;

/// <summary>Writes an enumeration's members as words with hyphens: <c>not-measured</c>.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
