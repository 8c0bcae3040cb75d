using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Results;

/// <summary>The two ways by which the members of a result become JSON: the code that writes, and the description that reads.</summary>
internal sealed class WrittenMembersTests
{
    [Test]
    public void A_result_with_every_member_is_written_as_its_description_says()
    {
        var result = (GateResult)ValueOf(typeof(GateResult));
        using var written = new MemoryStream();
        ResultJson.Write(result, written);
        var json = Encoding.UTF8.GetString(written.ToArray());
        Assert.That(json, Is.EqualTo(JsonSerializer.Serialize(result, ResultJson.TypeOf<GateResult>()) + "\n"));
        Assert.That(
            new[] { "parts", "trend", "clusterChanges", "confusionChanges", "suppression", "expires", "folderInRepository" }.Where(member =>
                !json.Contains($"\"{member}\": ", StringComparison.Ordinal)
            ),
            Is.Empty,
            "these are seldom there"
        );
    }

    [Test]
    public void A_stream_that_is_full_is_its_own_error_and_gets_nothing_twice()
    {
        using var full = new FullStream();
        Assert.That(() => ResultJson.Write((GateResult)ValueOf(typeof(GateResult)), full), Throws.TypeOf<IOException>());
        Assert.That(full.Attempts, Is.EqualTo(1));
    }

    // A value whose own members have values as well, each member once.
    private static object ValueOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return ValueOf(inner);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            var item = Array.CreateInstance(arguments[^1], 1);
            item.SetValue(ValueOf(arguments[^1]), 0);
            var made = arguments.Length == 1 ? nameof(ListOf) : nameof(MapOf);
            return typeof(WrittenMembersTests)
                .GetMethod(made, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(arguments[^1])
                .Invoke(null, [item])!;
        }

        return type == typeof(string) ? "##[é] ::x::\u202e \"<b>\""
            : type == typeof(int) ? 7
            : type == typeof(long) ? 8L
            : type == typeof(double) ? 1e-7
            : type == typeof(bool) ? true
            : type == typeof(DateTime) ? new DateTime(2026, 2, 28, 1, 2, 3, DateTimeKind.Utc)
            : type == typeof(DateOnly) ? new DateOnly(2028, 2, 29)
            : RecordOf(type);
    }

    private static object RecordOf(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => ValueOf(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            property.SetValue(made, ValueOf(property.PropertyType));
        }

        return made;
    }

    private static ImmutableArray<T> ListOf<T>(T[] items) => [.. items];

    private static Dictionary<string, T> MapOf<T>(T[] items) => new() { ["a #b"] = items[0] };

    private sealed class FullStream : MemoryStream
    {
        public int Attempts { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Attempts++;
            throw new IOException("full");
        }
    }
}
