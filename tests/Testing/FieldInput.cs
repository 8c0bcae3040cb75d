namespace QualityGate.Testing;

/// <summary>Small models, labels and test data as users have them, each the smallest case of a fault that was once found with it.</summary>
public static class FieldInput
{
    /// <summary>The full path of a file in tests/Field.</summary>
    public static string PathTo(string relative) => Repository.PathTo(Path.Combine("tests", "Field", relative));
}
