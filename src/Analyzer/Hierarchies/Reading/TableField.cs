namespace QualityGate.Hierarchies.Reading;

/// <summary>A field of a line: its text without quotes and blanks around it, and the place where it begins.</summary>
internal readonly record struct TableField(string Text, Place Place);
