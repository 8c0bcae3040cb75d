using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using QualityGate.Files.Trees;
using QualityGate.Labels;

namespace QualityGate.TestData.Matrices;

/// <summary>
/// A list or an object under an unknown key beside a confusion matrix. It may say the order of the classes: as a list of their names, as
/// their numbers in another order, or as a map from names to numbers or back.
/// </summary>
/// <param name="Offset">The place of the value.</param>
/// <param name="Keys">The keys of an object; null for a list.</param>
/// <param name="Values">The texts and numbers in it.</param>
/// <param name="AreTexts">Whether all values are texts.</param>
internal sealed record OtherNames(int Offset, ImmutableArray<string>? Keys, ImmutableArray<string> Values, bool AreTexts)
{
    /// <summary>Reads the value to its end; null where it is or holds anything else.</summary>
    public static OtherNames? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return null;
        }

        var (offset, depth, isObject) = ((int)reader.TokenStartIndex, reader.CurrentDepth, reader.TokenType == JsonTokenType.StartObject);
        var keys = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableArray.CreateBuilder<string>();
        var (isFlat, areTexts) = (true, true);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    keys.Add(isFlat ? reader.GetString()! : string.Empty);
                    break;
                case JsonTokenType.String when isFlat:
                    values.Add(reader.GetString()!);
                    break;
                case JsonTokenType.Number when isFlat:
                    areTexts = false;
                    values.Add(Encoding.UTF8.GetString(reader.ValueSpan));
                    break;
                default:
                    isFlat = false;
                    break;
            }
        }

        return isFlat ? new OtherNames(offset, isObject ? keys.DrainToImmutable() : null, values.DrainToImmutable(), areTexts) : null;
    }

    /// <summary>Whether it may be about so many classes.</summary>
    public bool MayBeOf(int classes) =>
        Values.Length == classes
        && classes > 1
        && (Keys is { } keys ? IsNumbering(keys) || IsNumbering(Values) : AreTexts || (IsNumbering(Values) && !IsInOrder(Values)));

    /// <summary>Whether it is the list of names that counts.</summary>
    public bool AreLike((string Text, int Offset)[]? names) =>
        names is not null && Keys is null && names.Select(name => name.Text).SequenceEqual(Values);

    private static bool IsNumbering(ImmutableArray<string> texts) =>
        Numbers(texts) is var numbers && numbers.Length == texts.Length && ClassNumbering.Is(numbers);

    private static bool IsInOrder(ImmutableArray<string> texts) => Numbers(texts) is var numbers && numbers.SequenceEqual(numbers.Order());

    private static int[] Numbers(ImmutableArray<string> texts) => [.. texts.Select(DataScalar.IndexOf).OfType<int>()];
}
