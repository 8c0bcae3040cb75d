namespace QualityGate.Tool.Init;

/// <summary>Texts that are built into the tool.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one, with line ends of one kind.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
