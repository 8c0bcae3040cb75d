namespace QualityGate.Labels;

/// <summary>The order of the classes that counts where a model names its classes itself and a labels file names them, too.</summary>
public enum LabelsOrder
{
    /// <summary>An order on which both must agree, as far as they can be compared.</summary>
    Agreed,

    /// <summary>The order of the labels file; the model's own names are not looked at.</summary>
    File,

    /// <summary>The order of the model's own names: each is looked up among the labels of the file.</summary>
    Model,
}
