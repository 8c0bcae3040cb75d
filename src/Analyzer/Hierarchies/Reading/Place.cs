namespace QualityGate.Hierarchies.Reading;

/// <summary>A line and a column of a hierarchy's file, both counted from 1: small, since a file may have a million names.</summary>
internal readonly record struct Place(int Line, int Column);
