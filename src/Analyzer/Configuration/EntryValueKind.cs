namespace QualityGate.Configuration;

/// <summary>The kinds of values that keys of an entry take.</summary>
internal enum EntryValueKind
{
    /// <summary>Any text of one line.</summary>
    Text,

    /// <summary>The path of a file.</summary>
    Path,

    /// <summary>A path, or a pattern that stands for several.</summary>
    Pattern,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>One of a few words, or else the path of a file.</summary>
    ChoiceOrPath,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Images and how they become the model's input: a mapping, or a text of the same keys.</summary>
    Images,

    /// <summary>Names of columns by what they hold.</summary>
    Columns,

    /// <summary>The limits on metrics.</summary>
    Thresholds,

    /// <summary>The limits on metrics of each class.</summary>
    ClassLimits,

    /// <summary>The limits on metrics of the classes below each concept.</summary>
    SuperclassLimits,

    /// <summary>A list of groups of classes that must hardly ever be taken for others.</summary>
    Separations,
}
