namespace QualityGate.Labels;

/// <summary>Whose order of the classes counts, where a model names its classes itself and a labels file names them, too.</summary>
public enum LabelsOrder
{
    /// <summary>Both must agree, as far as they can be compared.</summary>
    Agreed,

    /// <summary>That of the labels file; the model's own names are not looked at.</summary>
    File,

    /// <summary>That of the model's own names: each is looked up among the labels of the file.</summary>
    Model,
}
