"""The files of data sets: how they are read, and Fashion-MNIST, which comes with mlpkit."""
