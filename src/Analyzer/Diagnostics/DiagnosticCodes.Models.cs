namespace QualityGate.Diagnostics;

// QG2xxx are about model files.
internal static partial class DiagnosticCodes
{
    /// <summary>The model file was not found.</summary>
    public const string ModelNotFound = "QG2001";

    /// <summary>The model file could not be opened or read.</summary>
    public const string ModelNotAccessible = "QG2002";

    /// <summary>The model file is a Git LFS pointer.</summary>
    public const string ModelIsLfsPointer = "QG2003";

    /// <summary>The model file is not ONNX, or is truncated or damaged.</summary>
    public const string ModelDamaged = "QG2004";

    /// <summary>The graph has no classifier layer that could be found.</summary>
    public const string NoClassifierLayer = "QG2005";

    /// <summary>The graph has several layers that could be the classifier.</summary>
    public const string SeveralClassifierLayers = "QG2006";

    /// <summary>The weights of the classifier layer cannot be read.</summary>
    public const string WeightsUnreadable = "QG2007";

    /// <summary>The weights hold NaN or an infinite number.</summary>
    public const string WeightsNotFinite = "QG2008";

    /// <summary>A class template is all zero.</summary>
    public const string ZeroTemplate = "QG2009";

    /// <summary>All class templates point the same way.</summary>
    public const string TemplatesIndistinguishable = "QG2010";

    /// <summary>The classifier has fewer than two classes.</summary>
    public const string TooFewClasses = "QG2011";

    /// <summary>The classifier has more classes than can be compared pair by pair.</summary>
    public const string TooManyClasses = "QG2012";

    /// <summary>The model is of a kind that has no class templates, such as a tree ensemble.</summary>
    public const string NoClassTemplates = "QG2013";

    /// <summary>The file holds its weights as Python's pickle.</summary>
    public const string PickleRefused = "QG2014";

    /// <summary>The file is of a format that is not read.</summary>
    public const string UnsupportedModelFormat = "QG2015";

    /// <summary>A data file of the model is refused, or is not there.</summary>
    public const string ExternalDataRefused = "QG2016";

    /// <summary>The model has nothing of the name that <c>classifier:</c> gives.</summary>
    public const string ClassifierNotFound = "QG2017";

    /// <summary>ONNX Runtime computes other scores than the class templates say.</summary>
    public const string VerificationFailed = "QG2018";

    /// <summary>The class templates could not be compared with what ONNX Runtime computes.</summary>
    public const string NotVerifiable = "QG2019";

    /// <summary>The order of the classes at the outputs cannot be followed.</summary>
    public const string OutputOrderUnknown = "QG2020";

    /// <summary>Several layers are joined to scores that have no class templates.</summary>
    public const string HeadsCannotBeJoined = "QG2021";

    /// <summary>The model's output is that of a detector, a segmentation or a regression, not the scores of an image's classes.</summary>
    public const string NoImageClassifier = "QG2022";

    /// <summary>An array that cannot be read may be the classifier, so that it is undecided which array is.</summary>
    public const string ArraysUnreadable = "QG2023";

    /// <summary>An array may be classes × features or features × classes.</summary>
    public const string LayoutUndecided = "QG2024";

    /// <summary>Reading the weights would take more memory than is allowed.</summary>
    public const string TooMuchMemory = "QG2025";

    /// <summary>A model cannot be run on images.</summary>
    public const string ModelNotRunnable = "QG2026";

    /// <summary>The size of a model's input and that of the prepared images are not the same, or not known.</summary>
    public const string ModelInputSize = "QG2027";

    /// <summary>A model's output is not one score a class for each image.</summary>
    public const string ScoresUnusable = "QG2028";

    /// <summary>A model's scores of an image are no numbers.</summary>
    public const string ScoresNotFinite = "QG2029";
}
