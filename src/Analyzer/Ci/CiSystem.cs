namespace QualityGate.Ci;

/// <summary>A system that runs pipelines and understands lines of a certain form in their logs.</summary>
internal enum CiSystem
{
    /// <summary>No known system: nothing is annotated.</summary>
    None,

    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    Azure,
}
