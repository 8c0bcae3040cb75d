namespace QualityGate.Configuration;

/// <summary>The stops of an analysis that keys of an entry are about: a command takes the keys of those that it comes to.</summary>
internal enum EntryTopic
{
    /// <summary>The model file and the classifier in it.</summary>
    Model,

    /// <summary>The names of the classes.</summary>
    Labels,

    /// <summary>Predictions or a confusion matrix.</summary>
    TestData,

    /// <summary>Images that the model is run on.</summary>
    Images,

    /// <summary>The concepts of the classes.</summary>
    Hierarchy,

    /// <summary>The partition of the classes.</summary>
    Clustering,

    /// <summary>The limits, which no analysis knows.</summary>
    Limits,
}
