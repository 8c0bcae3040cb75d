namespace QualityGate.Configuration;

/// <summary>Another key without which a key says nothing.</summary>
/// <param name="Key">The name of the other key.</param>
/// <param name="Complaint">The words of a message between the two names where the other one is missing.</param>
internal sealed record EntryCompanion(string Key, string Complaint);
