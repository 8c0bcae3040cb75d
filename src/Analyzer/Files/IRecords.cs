using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>Records of a table, one after another, each of fields whose places are known.</summary>
internal interface IRecords
{
    /// <summary>The line, counted from 1, in which the current record begins.</summary>
    int Line { get; }

    /// <summary>The number of fields of the current record.</summary>
    int FieldCount { get; }

    /// <summary>A field of the current record, without blanks around it.</summary>
    string this[int field] { get; }

    /// <summary>The advice for a current record that is separated by something else than it should be; empty where it is not.</summary>
    string SeparatorHint { get; }

    /// <summary>Goes to the next record that is not blank.</summary>
    bool Read();

    /// <summary>The place where a field of the current record begins.</summary>
    SourceLocation LocationOf(int field);
}
