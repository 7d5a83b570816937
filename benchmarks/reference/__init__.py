"""The reference workload: a small cycle with the shape of the model, which any engine can be asked to move.

20 states and 4 traits a person in 32 bits, 11 ties a person in four layers, about 500 arithmetic operations, 10 exp or
tanh and 8 draws of chance a person-day. Its numbers mean nothing; they keep people in range and everything at work.
"""
