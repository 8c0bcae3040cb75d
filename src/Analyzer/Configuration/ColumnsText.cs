using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Configuration;

/// <summary>
/// The names of columns as one text, whether they are written as a mapping or, as a build's items have them, as that text.
/// </summary>
internal static class ColumnsText
{
    /// <summary>The text of a key; null where it is missing, or its value is wrong and that has been said.</summary>
    public static YamlScalar? Of(MappingReader reader, string key, List<Diagnostic> diagnostics)
    {
        if (reader.Node(key) is not YamlMapping mapping)
        {
            return reader.Text(key);
        }

        var columns = new MappingReader(mapping, $"'{key}'", [.. ColumnNames.Roles], diagnostics);
        var parts = ColumnNames
            .Roles.Select(role => (Role: role, Name: columns.Text(role)))
            .Where(column => column.Name is not null)
            .Select(column => ColumnNames.Write(column.Role, column.Name!.Text))
            .ToArray();
        return parts.Length == 0 ? null : new YamlScalar(mapping.Location, string.Join(';', parts), IsPlain: false);
    }

    /// <summary>The names as a mapping of YAML.</summary>
    public static string Write(ColumnNames names) =>
        YamlText.Mapping(
            ColumnNames.Roles.Zip(new[] { names.True, names.Predicted, names.Count, names.Scores, names.Top }, (role, name) =>
                (role, name is null ? null : YamlText.Scalar(name))
            )
        );
}
